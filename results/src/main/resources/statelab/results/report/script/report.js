/* Draws the charts from the JSON beside it, filters the claims, and saves what is shown. The page is complete without it:
   every figure also stands in a table. */
(() => {
  const { architectures, experiments, sensitivity } = JSON.parse(document.getElementById('chart-data').textContent);
  const common = { ...statelabFigures, ...statelabFrame(statelabFigures) };
  const { scaled } = statelabFigures;
  const { timelineOption } = statelabTimeline(common);
  const { hasNumericLevels, partsOf, stripOption, levelsOption } = statelabTrials(common);
  const { mapOption } = statelabMap(sensitivity, common);
  const { breakEvenOption, recoveryOption, scalingOption } = statelabCurves(common);
  const charts = new Map();

  const experimentAt = anchor => experiments.find(each => each.anchor === anchor);

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

  function drawMap(element) {
    element.style.height = `${2.4 + sensitivity.rows.length * 3}rem`;
    draw(element, mapOption);
  }

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

  statelabHelper(experiments, architectures, statelabFigures);

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
