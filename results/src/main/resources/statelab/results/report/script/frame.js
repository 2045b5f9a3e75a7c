/* What charts have in common: colours, axes, what a trial looks like and what it says when it is pointed at. */
const statelabFrame = ({ quantity }) => {
  const escape = echarts.format.encodeHTML;

  function palette() {
    const style = getComputedStyle(document.documentElement);
    const color = name => style.getPropertyValue('--' + name).trim();
    return {
      ink: color('ink'), quiet: color('quiet'), line: color('line'), raised: color('raised'), fault: color('fault'),
      refuted: color('refuted'), inconclusive: color('inconclusive'), paper: color('paper'), accent: color('accent'), sans: color('sans'),
      arm: name => color('arm-' + name.replace(/ at .*$/, '').replace(/-control$/, '')) || color('arm-no-auth')
    };
  }

  function plainFrame(colors, tooltip) {
    return {
      animation: false,
      textStyle: { fontFamily: colors.sans },
      aria: { enabled: true, label: { enabled: false } },
      tooltip: { backgroundColor: colors.raised, borderColor: colors.line, textStyle: { color: colors.ink, fontSize: 12 }, confine: true, ...tooltip }
    };
  }

  const trialFrame = (metric, colors) => plainFrame(colors, { formatter: hover => stripTooltip(hover, metric) });

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

  function stripTooltip(hover, metric) {
    if (hover.data.point) {
      const point = hover.data.point;
      return `<b>${escape(hover.data.arm)}</b><br>trial ${point.trial}, block ${point.block}: <b>${quantity(point.value, metric.unit)}</b>${point.valid ? '' : '<br>invalid, left out'}`;
    }
    const arm = hover.data.arm;
    const ends = arm.low === null ? '' : `<br>95 % interval ${quantity(arm.low, metric.unit)} to ${quantity(arm.high, metric.unit)}`;
    return `<b>${escape(arm.arm)}</b><br>mean <b>${quantity(arm.mean, metric.unit)}</b>${ends}`;
  }

  return { escape, palette, plainFrame, trialFrame, wheel, titled, trialAxis, trialStyle };
};
