/* Draws the charts from the JSON beside it, filters the claims, and saves what is shown. The page is complete without it:
   every figure also stands in a table. */
(() => {
  const { architectures, experiments, sensitivity } = JSON.parse(document.getElementById('chart-data').textContent);
  const columns = architectures.map(each => each.name);
  const escape = echarts.format.encodeHTML;
  const charts = new Map();

  const experimentAt = anchor => experiments.find(each => each.anchor === anchor);

  function palette() {
    const style = getComputedStyle(document.documentElement);
    const color = name => style.getPropertyValue('--' + name).trim();
    return {
      ink: color('ink'), quiet: color('quiet'), line: color('line'), raised: color('raised'), fault: color('fault'),
      refuted: color('refuted'), inconclusive: color('inconclusive'), paper: color('paper'), accent: color('accent'), sans: color('sans'),
      arm: name => color('arm-' + Math.max(0, columns.indexOf(name.replace(/ at .*$/, '').replace(/-control$/, ''))))
    };
  }

  /* Numbers */

  function digits(value) {
    if (value === 0) return '0';
    const size = Math.abs(value);
    if (size >= 1000) return Math.round(value).toLocaleString('en');
    return String(Number(value.toPrecision(3)));
  }

  const trialCount = n => n === 1 ? '1 trial' : `${n} trials`;

  function quantity(value, unit) {
    const size = Math.abs(value);
    if (unit === 'ns') {
      if (size < 1e3) return digits(value) + ' ns';
      if (size < 1e6) return digits(value / 1e3) + ' µs';
      return size < 1e9 ? digits(value / 1e6) + ' ms' : digits(value / 1e9) + ' s';
    }
    if (unit === 'share') return digits(value * 100) + ' %';
    return unit === 'ratio' ? digits(value) + '×' : digits(value) + ' ' + unit;
  }

  /* Units that do not change with size stand in the caption, so that the numbers of an axis stay short. */
  const scaled = unit => ['ns', 'share', 'ratio'].includes(unit);
  const tick = (value, unit) => scaled(unit) ? quantity(value, unit) : digits(value);

  /* Latency and errors over time */

  function latencyLimits(timelines) {
    const all = timelines.flatMap(t => t.bins.flatMap(bin => [bin.p50_ms, bin.p99_ms])).filter(ms => ms !== null && ms > 0);
    if (!all.length) return { min: 1, max: 1000 };
    return { min: 10 ** Math.floor(Math.log10(Math.min(...all))), max: 10 ** Math.ceil(Math.log10(Math.max(...all))) };
  }

  function errorLimit(timelines) {
    return Math.max(1, ...timelines.flatMap(t => t.bins.map(bin => bin.failed_per_s + bin.indeterminate_per_s)));
  }

  function bands(timeline, colors) {
    const shade = (name, from, to, style, label) => [{ name, xAxis: from, itemStyle: style, label }, { xAxis: to }];
    const end = timeline.bins.length ? timeline.bins[timeline.bins.length - 1].at_s : 0;
    const phases = timeline.phases.filter(p => p.name !== 'audit').map((p, i) => shade(p.name, p.from_s, p.to_s,
      { color: 'transparent', borderColor: colors.line, borderWidth: i ? 1 : 0, borderType: 'dashed' },
      { show: true, position: 'insideTop', color: colors.quiet, fontSize: 11 }));
    const faults = timeline.faults.map(f => shade(f.name, f.from_s, Math.min(f.to_s, end), { color: colors.fault },
      { show: true, position: 'insideBottom', color: colors.refuted, fontSize: 11, fontWeight: 600 }));
    return phases.concat(faults);
  }

  function timelineOption(timeline, all) {
    const colors = palette();
    const arm = colors.arm(timeline.arm);
    const latency = latencyLimits(all);
    const axis = { axisLine: { onZero: false, lineStyle: { color: colors.line } }, axisLabel: { color: colors.quiet, fontSize: 11 },
      nameTextStyle: { color: colors.quiet, fontSize: 11 }, splitLine: { lineStyle: { color: colors.line, opacity: .6 } } };
    const from = timeline.bins.length ? timeline.bins[0].at_s : 0;
    const to = timeline.bins.length ? timeline.bins[timeline.bins.length - 1].at_s : 1;
    const last = timeline.nodes.length ? 2 : 1;
    const x = index => ({ ...axis, type: 'value', gridIndex: index, min: Math.floor(from), max: Math.ceil(to), splitLine: { show: false },
      axisLabel: { ...axis.axisLabel, show: index === last, formatter: v => digits(v) + ' s' } });
    const named = { nameTextStyle: { color: colors.quiet, fontSize: 11, align: 'right' } };
    const legend = { left: 0, itemWidth: 22, itemHeight: 8, textStyle: { color: colors.ink, fontSize: 11 } };
    const shaded = { silent: true, label: { show: false }, data: timeline.faults.map(f => [{ xAxis: f.from_s, itemStyle: { color: colors.fault } }, { xAxis: Math.min(f.to_s, to) }]) };
    const line = (name, key, width, type, opacity) => ({ name, type: 'line', xAxisIndex: 0, yAxisIndex: 0, showSymbol: false, connectNulls: false,
      color: arm, lineStyle: { color: arm, width, type, opacity }, data: timeline.bins.map(bin => [bin.at_s, bin[key]]) });
    const bar = (name, key, color, decal) => ({ name, type: 'bar', stack: 'errors', xAxisIndex: 1, yAxisIndex: 1, barWidth: 4, color,
      itemStyle: { color, decal }, data: timeline.bins.map(bin => [bin.at_s, bin[key]]) });
    return {
      animation: false,
      textStyle: { fontFamily: colors.sans },
      aria: { enabled: true, label: { enabled: false } },
      grid: [{ left: 58, right: 14, top: 44, height: 178 }, { left: 58, right: 14, top: 252, height: 62 }, { left: 58, right: 14, top: 362, height: 84 }].slice(0, last + 1),
      legend: [{ ...legend, top: 0, data: ['p50', 'p95', 'p99', 'failed', 'no answer'] }, { ...legend, top: 326, type: 'scroll', itemWidth: 12, data: timeline.nodes }].slice(0, last),
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      tooltip: { trigger: 'axis', backgroundColor: colors.raised, borderColor: colors.line, textStyle: { color: colors.ink, fontSize: 12 }, confine: true,
        formatter: points => tooltip(timeline, points) },
      xAxis: [x(0), x(1), x(2)].slice(0, last + 1),
      yAxis: [
        { ...axis, type: 'log', gridIndex: 0, name: 'latency', nameGap: 8, nameTextStyle: { color: colors.quiet, fontSize: 11, align: 'right' }, min: latency.min, max: latency.max, axisLabel: { ...axis.axisLabel, formatter: v => quantity(v * 1e6, 'ns') } },
        { ...axis, type: 'value', gridIndex: 1, name: 'errors/s', nameGap: 6, nameTextStyle: { color: colors.quiet, fontSize: 11, align: 'right' }, min: 0, max: Math.ceil(errorLimit(all)), splitNumber: 2 },
        { ...axis, ...named, type: 'value', gridIndex: 2, name: 'answers/s', nameGap: 6, min: 0, splitNumber: 2, axisLabel: { ...axis.axisLabel, formatter: v => digits(v) } }].slice(0, last + 1),
      dataZoom: [
        { type: 'slider', xAxisIndex: 'all', bottom: 8, height: 20, borderColor: colors.line, textStyle: { color: colors.quiet, fontSize: 10 }, labelFormatter: v => digits(v) + ' s', brushSelect: false },
        { type: 'inside', xAxisIndex: 'all', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false }],
      series: [
        { ...line('p50', 'p50_ms', 1.2, 'solid', 1), markArea: { silent: true, data: bands(timeline, colors) } },
        line('p95', 'p95_ms', 2.2, 'solid', .85),
        line('p99', 'p99_ms', 1.4, 'dotted', .9),
        { ...bar('failed', 'failed_per_s', colors.refuted), markArea: shaded },
        bar('no answer', 'indeterminate_per_s', colors.inconclusive, { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 2] }),
        ...timeline.nodes.map((name, i) => ({ name, type: 'line', stack: 'load', xAxisIndex: 2, yAxisIndex: 2, showSymbol: false, color: arm,
          lineStyle: { color: colors.raised, width: 1 }, itemStyle: { color: arm, opacity: nodeShade(i, timeline) }, areaStyle: { color: arm, opacity: nodeShade(i, timeline) },
          data: timeline.bins.map(bin => [bin.at_s, bin.by_node_per_s[i]]), ...(i ? {} : { markArea: shaded }) }))]
    };
  }

  /* Nodes of one architecture share its colour, the first the darkest. */
  const nodeShade = (i, timeline) => .85 - .6 * i / Math.max(1, timeline.nodes.length - 1);

  function tooltip(timeline, points) {
    const at = points[0].axisValue;
    const bin = timeline.bins.find(each => each.at_s === at);
    if (!bin) return '';
    const ms = value => value === null ? '–' : quantity(value * 1e6, 'ns');
    const rows = [['p50', ms(bin.p50_ms)], ['p95', ms(bin.p95_ms)], ['p99', ms(bin.p99_ms)], ['succeeded', digits(bin.succeeded_per_s) + '/s'],
      ['failed', digits(bin.failed_per_s) + '/s'], ['no answer', digits(bin.indeterminate_per_s) + '/s'],
      ...timeline.nodes.map((name, i) => [name, digits(bin.by_node_per_s[i]) + '/s'])];
    return `<b>${escape(timeline.arm)}</b>, ${digits(at)} s from ${timeline.faults.length ? 'the injection' : 'the start'}` + rows.map(([name, value]) =>
      `<div style="display:flex;justify-content:space-between;gap:1.5em"><span>${escape(name)}</span><b>${value}</b></div>`).join('');
  }

  /* What every chart of trials has in common */

  function trialFrame(metric, colors) {
    return {
      animation: false,
      textStyle: { fontFamily: colors.sans },
      aria: { enabled: true, label: { enabled: false } },
      tooltip: { backgroundColor: colors.raised, borderColor: colors.line, textStyle: { color: colors.ink, fontSize: 12 }, confine: true, formatter: hover => stripTooltip(hover, metric) }
    };
  }

  /* The ends of intervals may lie outside what is shown, so that nothing is filtered away. */
  const wheel = [{ type: 'inside', xAxisIndex: 0, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, filterMode: 'none' }];

  function titled(axis, title, colors) {
    return { ...axis, name: title, nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: colors.quiet, fontSize: 11 } };
  }

  function trialAxis(colors) {
    return { axisLine: { lineStyle: { color: colors.line } }, axisTick: { show: false }, splitLine: { lineStyle: { color: colors.line, opacity: .6 } },
      axisLabel: { color: colors.quiet, fontSize: 10.5, hideOverlap: true } };
  }

  function trialStyle(point, arm, colors, opacity) {
    return point.valid ? { color: colors.arm(arm.arm), opacity } : { color: 'transparent', borderColor: colors.quiet, borderWidth: 1 };
  }

  /* Trials as points over the interval of their mean */

  function stripOption(metric) {
    const colors = palette();
    const arms = metric.arms.map(each => each.arm);
    const axis = trialAxis(colors);
    const places = metric.arms.flatMap((arm, row) => spread(arm.points).map(([point, offset]) => ({
      value: [point.value, row, offset], point, arm: arm.arm,
      itemStyle: trialStyle(point, arm, colors, .8) })));
    return {
      ...trialFrame(metric, colors),
      grid: { left: 8, right: 26, top: 6, bottom: 22, containLabel: true },
      xAxis: { ...axis, type: 'value', min: limits => limits.min >= 0 ? 0 : limits.min, splitNumber: 3, axisLabel: { ...axis.axisLabel, formatter: v => tick(v, metric.unit) } },
      yAxis: { ...axis, type: 'category', data: arms, inverse: true, splitLine: { show: false }, axisLabel: { color: colors.ink, fontSize: 11 } },
      dataZoom: wheel,
      series: [
        { type: 'custom', silent: false, data: metric.arms.map((arm, row) => ({ value: [arm.mean, row, arm.low, arm.high], arm })).filter(each => each.arm.mean !== null),
          dimensions: ['mean', 'row', 'low', 'high'], encode: { x: [0, 2, 3], y: 1 }, renderItem: (params, api) => interval(metric, params, api, colors), z: 3 },
        { type: 'custom', data: places, dimensions: ['value', 'row', 'offset'], encode: { x: 0, y: 1 }, renderItem: (params, api) => dot(places[params.dataIndex], api), z: 2 }]
    };
  }

  /* Trials as points over the value of their level, a line through the means of each architecture */

  const levelsOf = metric => [...new Set(metric.arms.map(each => each.level))];

  function hasNumericLevels(metric) {
    const levels = levelsOf(metric);
    return levels.length > 1 && levels.every(level => level !== null);
  }

  /* Levels that are no numbers have no place on an axis of numbers: beside some that are, they get a chart of their own. */
  function partsOf(metric) {
    const numbers = { ...metric, arms: metric.arms.filter(each => each.level !== null) };
    const others = { ...metric, arms: metric.arms.filter(each => each.level === null), others: true };
    return hasNumericLevels(numbers) && others.arms.length ? [numbers, others] : [metric];
  }

  /* What an axis of levels is called: the name that the trials' factors give it. */
  const levelTitle = name => ({ '': 'level', state_bytes: 'bytes of state' })[name] ?? name.replaceAll('_', ' ');

  function levelsOption(metric, experiment) {
    const colors = palette();
    const axis = trialAxis(colors);
    const levels = levelsOf(metric).sort((a, b) => a - b);
    const logarithmic = levels[0] > 0 && levels[levels.length - 1] / levels[0] > 20;
    const architectures = [...new Set(metric.arms.map(each => each.architecture))];
    const places = metric.arms.flatMap(arm => arm.points.map(point => ({ value: [arm.level, point.value], point, arm: arm.arm,
      itemStyle: trialStyle(point, arm, colors, .6) })));
    return {
      ...trialFrame(metric, colors),
      grid: { left: 8, right: 26, top: 46, bottom: 24, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 8, textStyle: { color: colors.ink, fontSize: 11 } },
      xAxis: { ...titled(axis, levelTitle(experiment.level_name), colors), type: logarithmic ? 'log' : 'value', logBase: 2, min: levels[0], max: levels[levels.length - 1], splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: v => digits(v) } },
      yAxis: { ...axis, type: 'value', min: limits => limits.min >= 0 ? 0 : limits.min, splitNumber: 4, axisLabel: { ...axis.axisLabel, formatter: v => tick(v, metric.unit) } },
      series: [
        ...architectures.map(name => ({ type: 'line', name, symbolSize: 7, symbol: 'circle', lineStyle: { width: 1.8, color: colors.arm(name) }, itemStyle: { color: colors.arm(name) },
          data: metric.arms.filter(each => each.architecture === name && each.mean !== null).map(arm => ({ value: [arm.level, arm.mean], arm })) })),
        { type: 'custom', data: metric.arms.filter(each => each.low !== null).map(arm => ({ value: [arm.level, arm.low, arm.high], arm })), encode: { x: 0, y: [1, 2] },
          renderItem: (params, api) => whisker(api, colors), z: 1 },
        { type: 'custom', data: places, encode: { x: 0, y: 1 }, renderItem: (params, api) => levelDot(places[params.dataIndex], api), z: 2 }]
    };
  }

  function whisker(api, colors) {
    const [x, low] = api.coord([api.value(0), api.value(1)]);
    const high = api.coord([api.value(0), api.value(2)])[1];
    return { type: 'line', shape: { x1: x, x2: x, y1: low, y2: high }, style: { stroke: colors.ink, lineWidth: 7, opacity: .15 } };
  }

  function levelDot(place, api) {
    const [x, y] = api.coord([api.value(0), api.value(1)]);
    return { type: 'circle', shape: { cx: x, cy: y, r: 2.6 },
      style: { fill: place.itemStyle.color, opacity: place.itemStyle.opacity, stroke: place.itemStyle.borderColor, lineWidth: place.itemStyle.borderWidth || 0 } };
  }

  /* Points of equal value would hide each other: those of one arm stand below each other in the order of the run. */
  function spread(points) {
    return points.map((point, i) => [point, points.length < 2 ? 0 : (i / (points.length - 1) - .5) * .5]);
  }

  function dot(place, api) {
    const [x, y] = api.coord([api.value(0), api.value(1)]);
    const step = api.size([0, 1])[1];
    return { type: 'circle', shape: { cx: x, cy: y + api.value(2) * step, r: 3.6 },
      style: { fill: place.itemStyle.color, opacity: place.itemStyle.opacity, stroke: place.itemStyle.borderColor, lineWidth: place.itemStyle.borderWidth || 0 } };
  }

  function interval(metric, params, api, colors) {
    const row = api.value(1);
    const step = api.size([0, 1])[1];
    const [x, y] = api.coord([api.value(0), row]);
    const middle = { type: 'line', shape: { x1: x, x2: x, y1: y - step * .34, y2: y + step * .34 }, style: { stroke: colors.ink, lineWidth: 2 } };
    if (Number.isNaN(api.value(2))) return middle;
    const low = api.coord([api.value(2), row])[0];
    const high = api.coord([api.value(3), row])[0];
    return { type: 'group', children: [
      { type: 'rect', shape: { x: low, y: y - step * .34, width: Math.max(1, high - low), height: step * .68 }, style: { fill: colors.ink, opacity: .12 } }, middle] };
  }

  function stripTooltip(hover, metric) {
    if (hover.data.point) {
      const point = hover.data.point;
      return `<b>${escape(hover.data.arm)}</b><br>trial ${point.trial}, block ${point.block}: <b>${quantity(point.value, metric.unit)}</b>${point.valid ? '' : '<br>invalid, left out'}`;
    }
    const arm = hover.data.arm;
    const ends = arm.low === null ? '' : `<br>95 % interval ${quantity(arm.low, metric.unit)} to ${quantity(arm.high, metric.unit)}`;
    return `<b>${escape(arm.arm)}</b><br>mean <b>${quantity(arm.mean, metric.unit)}</b>${ends}`;
  }

  /* Tokens against a store, over algorithm and state (rows) and round trip (columns) */

  const soonerWords = { token: 'token', lookup: 'store', undecided: 'open' };

  function mapOption() {
    const colors = palette();
    const { columns, rows } = sensitivity;
    const label = column => (column.measured ? '● ' : '') + quantity(column.ns, 'ns');
    const cells = rows.flatMap((row, y) => row.cells.map((cell, x) => ({ value: [x, y], cell, row, column: columns[x] })));
    const axis = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
    return {
      animation: false,
      textStyle: { fontFamily: colors.sans },
      aria: { enabled: true, label: { enabled: false } },
      grid: { left: 20, right: 4, top: 8, bottom: 4, containLabel: true },
      tooltip: { backgroundColor: colors.raised, borderColor: colors.line, textStyle: { color: colors.ink, fontSize: 12 }, confine: true, formatter: hover => mapTooltip(hover.data) },
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

  function drawMap(element) {
    element.style.height = `${2.4 + sensitivity.rows.length * 3}rem`;
    draw(element, mapOption);
  }

  /* Curves over the length of a session, the time since a fault, the number of nodes */

  const { breakEvenOption, recoveryOption, scalingOption } = statelabCurves({ palette, trialFrame, trialAxis, titled, wheel, escape, digits, quantity, trialCount });

  function drawBreakEven(element) {
    element.style.height = '22rem';
    draw(element, () => breakEvenOption(experimentAt(element.dataset.experiment).metrics));
  }

  function drawRecovery(element) {
    const metric = experimentAt(element.dataset.experiment).metrics.find(each => each.name === 'time_to_recover_s');
    element.style.height = '20rem';
    draw(element, () => recoveryOption(metric));
  }

  function drawScaling(element) {
    element.style.height = '24rem';
    draw(element, () => scalingOption(experimentAt(element.dataset.experiment).scaling));
  }

  /* Drawing, again when the colours or the width change */

  function draw(element, option) {
    const chart = echarts.init(element, null, { renderer: 'svg' });
    chart.setOption(option());
    charts.set(element, { chart, option });
  }

  /* Where the middle of the first fault lies, in percent of what is drawn. */
  function focusOf({ bins, faults }) {
    if (!bins.length) return 50;
    const from = Math.floor(bins[0].at_s);
    const to = Math.ceil(bins[bins.length - 1].at_s);
    return 100 * ((faults[0].from_s + Math.min(faults[0].to_s, to)) / 2 - from) / (to - from);
  }

  function drawTimeline(element) {
    const timelines = experimentAt(element.dataset.experiment).timelines;
    const timeline = timelines[Number(element.dataset.index)];
    if (timeline.nodes.length) element.style.height = '31.5rem';
    if (timeline.faults.length) element.dataset.focus = focusOf(timeline);
    draw(element, () => timelineOption(timeline, timelines));
  }

  const metricShown = new WeakMap();

  function saveButtons() {
    const tools = document.createElement('div');
    tools.className = 'tools';
    for (const kind of ['svg', 'csv']) {
      const button = tools.appendChild(document.createElement('button'));
      button.type = 'button';
      button.dataset.save = kind;
      button.textContent = 'Save as ' + kind.toUpperCase();
    }
    return tools;
  }

  function drawStrips(container) {
    const experiment = experimentAt(container.dataset.experiment);
    for (const metric of experiment.metrics.flatMap(partsOf)) {
      const figure = container.appendChild(document.createElement('figure'));
      const caption = figure.appendChild(document.createElement('figcaption'));
      caption.textContent = (scaled(metric.unit) ? metric.meaning : `${metric.meaning} (${metric.unit})`) + (metric.others ? ', at other levels' : '');
      const element = figure.appendChild(document.createElement('div'));
      element.className = 'chart';
      const overLevels = hasNumericLevels(metric);
      element.style.height = overLevels ? '17rem' : `${2.6 + metric.arms.length * 2.1}rem`;
      element.setAttribute('role', 'img');
      element.setAttribute('aria-label', `${metric.meaning}: each trial as a point, by architecture; the same figures stand in the table below`);
      draw(element, () => overLevels ? levelsOption(metric, experiment) : stripOption(metric));
      figure.appendChild(saveButtons());
      metricShown.set(figure, { name: container.dataset.experiment + '-' + metric.name + (metric.others ? '-other-levels' : ''), metric });
    }
  }

  document.querySelectorAll('.chart.timeline').forEach(drawTimeline);
  document.querySelectorAll('.strips').forEach(drawStrips);
  document.querySelectorAll('.chart.map').forEach(drawMap);
  document.querySelectorAll('.chart.break-even').forEach(drawBreakEven);
  document.querySelectorAll('.chart.recovery').forEach(drawRecovery);
  document.querySelectorAll('.chart.scaling').forEach(drawScaling);
  new ResizeObserver(entries => entries.forEach(entry => charts.get(entry.target)?.chart.resize())).observe(document.body);
  addEventListener('resize', () => charts.forEach(({ chart }) => chart.resize()));
  const redraw = () => charts.forEach(({ chart, option }) => { chart.resize(); chart.setOption(option(), true); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

  /* On paper nothing can be opened, so all is, but for long tables of what a picture shows. */
  addEventListener('beforeprint', () => {
    document.querySelectorAll('details:not([open]):not(.long)').forEach(each => { each.open = true; each.dataset.printed = ''; });
    redraw();
  });
  addEventListener('afterprint', () => {
    document.querySelectorAll('details[data-printed]').forEach(each => { each.open = false; delete each.dataset.printed; });
    redraw();
  });

  statelabHelper(experiments, architectures, { digits, quantity, trialCount });

  /* Filters of the claims */

  const filters = document.querySelector('.filters');
  const rows = [...document.querySelectorAll('table.claims tbody tr')];

  function filter() {
    const { verdict, advice, arm } = Object.fromEntries(new FormData(filters));
    rows.forEach(row => {
      row.hidden = (verdict !== '' && row.dataset.verdict !== verdict)
        || (advice !== '' && !row.dataset.advice.includes(` ${advice} `))
        || (arm !== '' && !row.dataset.arms.includes(` ${arm} `));
    });
    filters.querySelector('output').textContent = `${rows.filter(row => !row.hidden).length} of ${rows.length} claims`;
  }

  filters.addEventListener('input', filter);
  filters.addEventListener('submit', event => event.preventDefault());
  filter();

  /* A link to a claim that a filter hides must still lead somewhere. */
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.hidden) {
      filters.reset();
      filter();
      target.scrollIntoView();
    }
  });

  /* Saving */

  function save(name, type, text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const quoted = text => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

  const lines = rows => rows.map(row => row.map(cell => quoted(String(cell))).join(',')).join('\n') + '\n';
  const csv = table => lines([...table.rows].map(row => [...row.cells].map(cell => cell.textContent.trim())));
  const pointsOf = metric => lines([['arm', 'trial', 'block', metric.name + ' (' + metric.unit + ')', 'valid']]
    .concat(metric.arms.flatMap(arm => arm.points.map(point => [arm.arm, point.trial, point.block, point.value, point.valid]))));

  document.addEventListener('click', event => {
    const kind = event.target.dataset?.save;
    if (!kind) return;
    const around = event.target.closest('figure, details');
    const shown = metricShown.get(around);
    const name = shown ? shown.name : around.dataset.name;
    if (kind === 'svg') save(name + '.svg', 'image/svg+xml', new XMLSerializer().serializeToString(around.querySelector('.chart svg')));
    else save(name + '.csv', 'text/csv', shown ? pointsOf(shown.metric) : csv(around.querySelector('table')));
  });

  /* Zooming by keyboard: half of what is shown around the fault, or around the middle; and all again */

  function zoom(element, factor) {
    const { chart } = charts.get(element);
    const { start, end } = chart.getOption().dataZoom[0];
    const focus = Number(element.dataset.focus ?? (start + end) / 2);
    const width = Math.min(100, Math.max(3, (end - start) * factor));
    const from = Math.min(100 - width, Math.max(0, focus - width / 2));
    chart.dispatchAction({ type: 'dataZoom', dataZoomIndex: 0, start: from, end: from + width });
  }

  document.addEventListener('click', event => {
    const factor = Number(event.target.dataset?.zoom);
    if (factor) zoom(event.target.closest('figure').querySelector('.chart'), factor);
  });
})();
