/* Latency, errors and what each node answered, over time. */
const statelabTimeline = ({ escape, palette, plainFrame, digits, quantity }) => {
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
    /* On two axes of values the library's own stacks add up the moments, not the rates: what stands on another is given its sum, and drawn behind it. */
    const bar = (name, rate, color, decal) => ({ name, type: 'bar', xAxisIndex: 1, yAxisIndex: 1, barWidth: 4, barGap: '-100%', color,
      itemStyle: { color, decal }, data: timeline.bins.map(bin => [bin.at_s, rate(bin)]) });
    const answers = (bin, nodes) => bin.by_node_per_s.slice(0, nodes).reduce((sum, each) => sum + each, 0);
    return {
      ...plainFrame(colors, { trigger: 'axis', formatter: points => tooltip(timeline, points) }),
      grid: [{ left: 58, right: 14, top: 44, height: 178 }, { left: 58, right: 14, top: 252, height: 62 }, { left: 58, right: 14, top: 362, height: 84 }].slice(0, last + 1),
      legend: [{ ...legend, top: 0, data: ['p50', 'p95', 'p99', 'failed', 'no answer'] }, { ...legend, top: 326, type: 'scroll', itemWidth: 12, data: timeline.nodes }].slice(0, last),
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
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
        bar('no answer', bin => bin.failed_per_s + bin.indeterminate_per_s, colors.inconclusive, { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 2] }),
        { ...bar('failed', bin => bin.failed_per_s, colors.refuted), markArea: shaded },
        ...timeline.nodes.map((name, i) => ({ name, type: 'line', xAxisIndex: 2, yAxisIndex: 2, showSymbol: false, z: 2 + timeline.nodes.length - i,
          lineStyle: { color: colors.raised, width: 1 }, itemStyle: { color: nodeShade(i, timeline, arm, colors.raised) }, areaStyle: { color: nodeShade(i, timeline, arm, colors.raised), opacity: 1 },
          data: timeline.bins.map(bin => [bin.at_s, answers(bin, i + 1)]), ...(i ? {} : { markArea: { ...shaded, z: 10 } }) }))]
    };
  }

  /* Nodes of one architecture share its colour, the first the darkest. */
  const nodeShade = (i, timeline, arm, behind) => echarts.color.lerp(.85 - .6 * i / Math.max(1, timeline.nodes.length - 1), [behind, arm]);

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

  return { timelineOption };
};
