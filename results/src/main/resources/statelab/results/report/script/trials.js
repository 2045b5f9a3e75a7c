/* Every trial as a point: over the interval of its arm's mean, or over the value of its level. */
const statelabTrials = ({ palette, trialFrame, trialAxis, trialStyle, titled, wheel, digits, tick }) => {
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
      grid: { left: 16, right: 26, top: 6, bottom: 22, containLabel: true },
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

  /* Two names of architectures stand beside each other where a chart is as narrow as it gets beside others. */
  const legendHeight = names => 18 * Math.ceil(names.length / 2);

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
      grid: { left: 8, right: 26, top: legendHeight(architectures) + 14, bottom: 24, containLabel: true },
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

  return { hasNumericLevels, partsOf, stripOption, levelsOption };
};
