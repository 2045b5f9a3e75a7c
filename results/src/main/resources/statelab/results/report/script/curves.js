/* Charts of a run's trials put together: what a session costs over its length, who had recovered by when, what a request's cost implies for
   scaling. */
const statelabCurves = ({ escape, palette, plainFrame, trialAxis, titled, wheel, digits, quantity, trialCount }) => {
  const slider = colors => [...wheel, { type: 'slider', xAxisIndex: 0, bottom: 4, height: 18, borderColor: colors.line, textStyle: { color: colors.quiet, fontSize: 10 }, showDetail: false, brushSelect: false, filterMode: 'none' }];

  /* What a request costs with its share of the login, over the length of the session */

  const LONGEST_SESSION = 1000;
  const lengths = Array.from({ length: 61 }, (_, i) => LONGEST_SESSION ** (i / 60));

  function breakEvenOption(metrics) {
    const colors = palette();
    const axis = trialAxis(colors);
    const of = name => metrics.find(each => each.name === name).arms.filter(each => each.mean !== null && !each.architecture.endsWith('-control'));
    const requests = of('cpu_ns_per_request');
    const lines = of('login_cpu_ns').flatMap(login => requests.filter(each => each.arm === login.arm)
      .map(request => ({ name: login.arm, data: lengths.map(n => [n, request.mean + login.mean / n]) })));
    return {
      ...plainFrame(colors, { trigger: 'axis',
        formatter: points => `${digits(points[0].value[0])} requests<br>` + points.map(point => `${escape(point.seriesName)} ${quantity(point.value[1], 'ns')}`).join('<br>') }),
      grid: { left: 8, right: 26, top: 46, bottom: 52, containLabel: true },
      dataZoom: slider(colors),
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 8, textStyle: { color: colors.ink, fontSize: 11 } },
      xAxis: { ...titled(axis, 'requests of a session', colors), type: 'log', min: 1, max: LONGEST_SESSION },
      yAxis: { ...axis, type: 'log', name: 'CPU a request', nameGap: 8, nameTextStyle: { color: colors.quiet, fontSize: 11, align: 'left' }, axisLabel: { ...axis.axisLabel, formatter: v => quantity(v, 'ns') } },
      series: lines.map(line => ({ ...line, type: 'line', showSymbol: false, lineStyle: { width: 1.8, color: colors.arm(line.name) }, itemStyle: { color: colors.arm(line.name) } }))
    };
  }

  /* Which share of the trials had recovered by when */

  const isControl = name => /-control( at .*)?$/.test(name);

  function recoverySteps(arm, horizon) {
    const valid = arm.points.filter(point => point.valid);
    const times = valid.map(point => point.value).filter(time => time < horizon).sort((a, b) => a - b);
    return { share: times.length / valid.length, open: valid.length - times.length, n: valid.length,
      steps: [[0, 0], ...times.map((time, i) => [time, (i + 1) / valid.length]), [horizon, times.length / valid.length]] };
  }

  function recoveryOption(metric) {
    const colors = palette();
    const axis = trialAxis(colors);
    const { horizon } = metric;
    const arms = metric.arms.filter(arm => arm.mean !== null).map(arm => ({ ...arm, ...recoverySteps(arm, horizon) }));
    return {
      ...plainFrame(colors, { formatter: hover => recoveryTooltip(arms.find(arm => arm.arm === hover.seriesName), hover.value) }),
      grid: { left: 8, right: 26, top: 62, bottom: 24, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 8, textStyle: { color: colors.ink, fontSize: 11 } },
      dataZoom: wheel,
      xAxis: { ...titled(axis, 'time from the injection', colors), type: 'value', min: 0, max: horizon, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: v => digits(v) + ' s' } },
      yAxis: { ...axis, type: 'value', min: 0, max: 1, interval: .25, name: 'trials recovered', nameGap: 8, nameTextStyle: { color: colors.quiet, fontSize: 11, align: 'left' }, axisLabel: { ...axis.axisLabel, formatter: v => quantity(v, 'share') } },
      series: [
        ...arms.map(arm => ({ type: 'line', name: arm.arm, step: 'end', clip: false, symbolSize: 5, symbol: 'circle', data: arm.steps, itemStyle: { color: colors.arm(arm.arm) },
          lineStyle: { width: 2, color: colors.arm(arm.arm), type: isControl(arm.arm) ? 'dashed' : 'solid' } })),
        ...arms.filter(arm => arm.open).map(arm => ({ type: 'scatter', name: arm.arm, clip: false, symbol: 'rect', symbolSize: [3, 16], data: [[horizon, arm.share]], itemStyle: { color: colors.arm(arm.arm), opacity: 1 } }))]
    };
  }

  function recoveryTooltip(arm, [time, share]) {
    return `<b>${escape(arm.arm)}</b><br>${quantity(share, 'share')} of ${trialCount(arm.n)} by <b>${digits(time)} s</b>${arm.open ? `<br>${arm.open} not recovered when watching ended` : ''}`;
  }

  /* What CPU time implies of the rate that so many nodes could serve, or what bounded nodes served, and the scalability law in it */

  function scalingOption(fits) {
    const colors = palette();
    const axis = trialAxis(colors);
    const said = fits.some(fit => fit.measured) ? 'served' : 'implied';
    const nodes = fits.flatMap(fit => fit.trials.map(trial => trial.nodes));
    const most = Math.max(...nodes);
    const parts = fits.flatMap(fit => {
      const color = colors.arm(fit.arm);
      const common = { name: fit.arm, itemStyle: { color } };
      const banded = fit.curve.length > 0 && fit.curve[0].low !== null;
      return [
        ...(banded ? [{ ...common, type: 'custom', silent: true, clip: true, z: 1, data: [[fit.curve[0].nodes, fit.curve[0].per_s]], renderItem: (params, api) => lawBand(fit.curve, api, color) }] : []),
        { ...common, type: 'line', showSymbol: false, z: 3, lineStyle: { width: 2, color, type: fit.usual ? 'solid' : 'dashed' }, data: fit.curve.map(at => [at.nodes, at.per_s]) },
        { ...common, type: 'scatter', symbolSize: 6, z: 2, data: fit.trials.map(trial => [trial.nodes, trial.per_s]), itemStyle: { color, opacity: .65 } }];
    });
    return {
      ...plainFrame(colors, { formatter: hover => `<b>${escape(hover.seriesName)}</b><br>${digits(hover.value[0])} nodes: <b>${quantity(hover.value[1], 'requests/s')}</b> ${said}` }),
      grid: { left: 8, right: 26, top: 62, bottom: 24, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 8, data: fits.map(fit => fit.arm), textStyle: { color: colors.ink, fontSize: 11 } },
      xAxis: { ...titled(axis, 'nodes', colors), type: 'value', min: Math.min(...nodes), max: most, minInterval: 1, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: v => digits(v) } },
      yAxis: { ...axis, type: 'value', min: 0, name: 'requests/s', nameGap: 8, nameTextStyle: { color: colors.quiet, fontSize: 11, align: 'left' }, axisLabel: { ...axis.axisLabel, formatter: v => digits(v) } },
      series: parts
    };
  }

  function lawBand(curve, api, color) {
    const points = [...curve.map(at => api.coord([at.nodes, at.high])), ...curve.slice().reverse().map(at => api.coord([at.nodes, Math.max(0, at.low)]))];
    return { type: 'polygon', shape: { points }, style: { fill: color, opacity: .16 } };
  }

  return { breakEvenOption, recoveryOption, scalingOption };
};
