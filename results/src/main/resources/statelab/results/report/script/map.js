/* Tokens against a store, over algorithm and state (rows) and round trip (columns). */
const statelabMap = (sensitivity, { escape, palette, plainFrame, digits, quantity }) => {
  const soonerWords = { token: 'token', lookup: 'store', undecided: 'open' };

  function mapOption() {
    const colors = palette();
    const { columns, rows } = sensitivity;
    const label = column => (column.measured ? '● ' : '') + quantity(column.ns, 'ns');
    const cells = rows.flatMap((row, y) => row.cells.map((cell, x) => ({ value: [x, y], cell, row, column: columns[x] })));
    const axis = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
    return {
      ...plainFrame(colors, { formatter: hover => mapTooltip(hover.data) }),
      grid: { left: 20, right: 4, top: 8, bottom: 4, containLabel: true },
      xAxis: { ...axis, type: 'category', position: 'top', data: columns.map(label), axisLabel: { color: colors.ink, fontSize: 11, interval: 0 } },
      yAxis: { ...axis, type: 'category', inverse: true, data: rows.map(row => row.label), axisLabel: { color: colors.ink, fontSize: 11.5 } },
      series: [{ type: 'custom', data: cells, encode: { x: 0, y: 1 }, renderItem: (params, api) => mapCell(cells[params.dataIndex], api, colors) }]
    };
  }

  /* How many times as long the slower of the two takes. */
  const factor = cell => digits(Number((cell.ratio < 1 ? 1 / cell.ratio : cell.ratio).toPrecision(2))) + '×';

  function mapCell(place, api, colors) {
    const [x, y] = api.coord(place.value);
    const [width, height] = api.size([1, 1]);
    const strength = Math.min(1, Math.abs(Math.log2(place.cell.ratio)) / 6);
    const open = place.cell.sooner === 'undecided';
    const fill = open ? colors.quiet : colors.arm(place.cell.sooner === 'token' ? 'stateless-jwt' : 'central-session');
    const text = (words, offset, weight) => ({ type: 'text', silent: true, style: { text: words, x, y: y + offset, align: 'center', verticalAlign: 'middle', fill: colors.ink, font: `${weight} 11.5px ${colors.sans}` } });
    const shape = { x: x - width / 2 + 1.5, y: y - height / 2 + 1.5, width: width - 3, height: height - 3, r: 4 };
    return { type: 'group', children: [
      { type: 'rect', shape, style: { fill, opacity: open ? .1 : .14 + .25 * strength } },
      { type: 'rect', silent: true, shape, style: { fill: 'transparent', stroke: place.column.measured ? colors.ink : 'transparent', lineWidth: 1.4 } },
      text(soonerWords[place.cell.sooner], -8, 600), text(factor(place.cell), 8, 400)] };
  }

  function mapTooltip({ cell, row, column }) {
    const sooner = { token: 'tokens are sooner', lookup: 'the store is sooner', undecided: 'the forks do not decide' }[cell.sooner];
    const ends = cell.low === null ? '' : `<br>95 % interval ${digits(cell.low)} to ${digits(cell.high)}`;
    return `<b>${escape(row.label)}</b>, round trip ${quantity(column.ns, 'ns')}${column.measured ? ', measured (' + escape(column.measured) + ')' : ''}<br>${sooner}: tokens ÷ lookup <b>${digits(cell.ratio)}</b>${ends}`;
  }

  return { mapOption };
};
