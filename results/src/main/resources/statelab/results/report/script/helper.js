/* Which one fits: ranks the architectures by what this run measured. A need reads one metric of one or more experiments; where an
   experiment varies what the reader enters, the next larger level that was measured counts, and nothing beyond the largest. */
const statelabHelper = (experiments, architectures, { digits, quantity, trialCount }) => {
  const form = document.querySelector('.helper');
  if (!form) return;

  const metricOf = (experiment, name) => experiment?.metrics.find(metric => metric.name === name && metric.arms.some(arm => arm.mean !== null));
  const measuring = (...names) => experiments.filter(each => names.some(name => metricOf(each, name)));
  const named = name => experiments.find(each => each.name === name);
  const figureOf = (experiment, metric, architecture) => metricOf(experiment, metric)?.arms.find(arm => arm.architecture === architecture && arm.usual && arm.mean !== null) ?? null;

  /* A level is a number, or words that hold one, such as store-10ms. */
  const numberOf = arm => arm.level ?? (/\d+/.test(arm.level_name) ? Number(arm.level_name.match(/\d+/)[0]) : null);

  /* The next larger level at which the architecture was measured; null beyond the largest. */
  function levelAt(experiment, metric, architecture, entered) {
    const levels = (metricOf(experiment, metric)?.arms ?? []).filter(arm => arm.architecture === architecture && arm.mean !== null && numberOf(arm) !== null)
      .sort((a, b) => numberOf(a) - numberOf(b));
    return { any: levels.length > 0, largest: levels.length ? numberOf(levels[levels.length - 1]) : null, arm: levels.find(arm => numberOf(arm) >= entered) ?? null };
  }

  /* What one figure says to one limit: fits, fails, or open, with the reason. */
  function check(metric, figure, limit, what) {
    if (!metric || !figure) return { says: 'open', why: `${what}: not measured` };
    const { unit, horizon } = metric;
    const valid = figure.points.filter(point => point.valid);
    const n = valid.length;
    const cut = horizon === null ? 0 : valid.filter(point => point.value >= horizon).length;
    const low = figure.low ?? figure.mean;
    const high = figure.high ?? figure.mean;
    const shown = figure.low === null ? `${quantity(figure.mean, unit)} in ${trialCount(n)}` : `${quantity(low, unit)} to ${quantity(high, unit)}`;
    /* What was cut at the horizon took at least that long, so that it can fail a limit below it and never meet one. */
    if (cut && !(low > limit)) return { says: 'open', why: `${what}: not over when watching ended after ${quantity(horizon, unit)}, in ${cut} of ${trialCount(n)}` };
    if (n < 2) return { says: 'open', why: `${what}: ${shown}, and one trial has no interval` };
    if (low > limit) return { says: 'fails', why: `${what}: ${cut ? 'at least ' : ''}${shown}, more than ${quantity(limit, unit)}` };
    if (high > limit) return { says: 'open', why: `${what}: ${shown}, not clearly below ${quantity(limit, unit)}` };
    const rare = figure.mean === 0 && unit === 'share' ? ` (${trialCount(n)} without any cannot exclude that up to ${digits(100 * (1 - 0.05 ** (1 / n)))} % of such faults cause some)` : '';
    return { says: 'fits', why: `${what}: ${shown}${rare}` };
  }

  const order = ['fits', 'open', 'fails'];
  const worst = checks => checks.reduce((a, b) => order.indexOf(b.says) > order.indexOf(a.says) ? b : a);
  const onNodes = experiment => experiment.nodes ? ` with ${experiment.nodes === 1 ? '1 node' : experiment.nodes + ' nodes'}` : '';

  /* The worst of all experiments that measured it for this architecture. What a fault takes depends on how many nodes share it, so they are told. */
  function everywhere(name, architecture, limit, what) {
    const checks = measuring(name).flatMap(experiment => metricOf(experiment, name).arms
      .filter(arm => arm.architecture === architecture && arm.mean !== null)
      .map(arm => check(metricOf(experiment, name), arm, limit, `${what} in ${experiment.name}${arm.level_name ? ' at ' + arm.level_name : ''}${onNodes(experiment)}`)));
    return checks.length ? worst(checks) : { says: 'open', why: `${what}: not measured` };
  }

  function stateCheck(architecture, bytes) {
    const growth = named('state-growth');
    const { any, largest, arm } = levelAt(growth, 'too_large_share', architecture, bytes);
    if (!any) return { says: 'open', why: 'state of that size: not measured' };
    if (!arm) return { says: 'open', why: `state of ${digits(bytes)} bytes: beyond the ${digits(largest)} that were measured` };
    return check(metricOf(growth, 'too_large_share'), arm, 0, `refused as too large at ${digits(numberOf(arm))} bytes`);
  }

  function nodesCheck(architecture, nodes) {
    const { any, largest, arm } = levelAt(named('scaling'), 'cpu_ns_per_request', architecture, nodes);
    if (!any) return { says: 'open', why: 'that many nodes: not measured' };
    if (!arm) return { says: 'open', why: `${digits(nodes)} nodes: beyond the ${digits(largest)} that were measured` };
    return { says: 'fits', why: `measured with ${digits(numberOf(arm))} nodes in scaling` };
  }

  function delayCheck(architecture, ms, limit) {
    const slow = named('slow-link');
    const waits = architectures.find(each => each.name === architecture).waits_for;
    if (waits === 'nothing') return { says: 'fits', why: 'waits for no store and no peer' };
    const { any, largest, arm } = levelAt(slow, 'fault_latency_p99_ns', architecture, ms);
    if (!any) return { says: 'open', why: `waits for ${waits === 'store' ? 'the store' : 'its peers'}, and no valid trial says how long` };
    if (!arm) return { says: 'open', why: `a delay of ${digits(ms)} ms: beyond the ${digits(largest)} that were measured` };
    if (limit !== null) return check(metricOf(slow, 'fault_latency_p99_ns'), arm, limit, `99th percentile at ${arm.level_name}`);
    return { says: 'fits', why: `99th percentile at ${arm.level_name}: ${quantity(arm.mean, 'ns')}` };
  }

  const usualCosts = named('request-cost') ?? measuring('cpu_ns_per_request', 'bytes_per_request')[0];

  /* Where costs are read from: the experiment that varies what was entered, else the one made for costs. No experiment varies two things at once. */
  function costBasis(limits) {
    const varied = [['nodes', 'scaling', 'nodes'], ['state', 'state-growth', 'bytes of state'], ['length', 'login-cost', 'length of a session']]
      .filter(([name]) => limits[name] !== null);
    if (varied.length > 1) return { clash: varied.map(each => each[2]) };
    if (!varied.length) return { experiment: usualCosts, traffic: usualCosts };
    const [[name, experiment, of]] = varied;
    if (name === 'length') return { experiment: measuring('login_cpu_ns')[0], traffic: usualCosts, length: limits.length };
    return { experiment: named(experiment), traffic: named(experiment), entered: limits[name], of };
  }

  const rateOf = basis => Math.max(basis.experiment?.rate_per_s ?? 0, basis.traffic?.rate_per_s ?? 0);

  /* A mean with the ends of its interval, null where there is none. */
  const range = figure => figure ? { mean: figure.mean, low: figure.low, high: figure.high } : null;

  function cost(metric, architecture, experiment, basis) {
    return range(basis.entered === undefined ? figureOf(experiment, metric, architecture) : levelAt(experiment, metric, architecture, basis.entered).arm);
  }

  /* For each request of a session. Loads have their logins among their requests; over the length of a session both terms come from where they were
     measured apart, and so do the ends, which makes the interval wide rather than narrow. */
  function cpuOf(architecture, basis) {
    const request = cost('cpu_ns_per_request', architecture, basis.experiment, basis);
    if (!request || basis.length === undefined) return request;
    const login = range(figureOf(basis.experiment, 'login_cpu_ns', architecture));
    const sum = end => request[end] === null || login[end] === null ? null : request[end] + login[end] / basis.length;
    return login ? { mean: sum('mean'), low: sum('low'), high: sum('high') } : null;
  }

  function judged(architecture, limits, basis) {
    const checks = [];
    const asked = (name, made) => { if (limits[name] !== null) checks.push(made(limits[name])); };
    asked('loss', limit => everywhere('sessions_lost_share', architecture, limit, 'sessions lost'));
    asked('recover', limit => everywhere('time_to_recover_s', architecture, limit, 'time to recover'));
    asked('latency', limit => check(metricOf(latencies, 'latency_p99_ns'), figureOf(latencies, 'latency_p99_ns', architecture), limit, '99th percentile of latency'));
    asked('revoke', limit => everywhere('revocation_lag_s', architecture, limit, 'revoked sessions accepted'));
    asked('state', bytes => stateCheck(architecture, bytes));
    asked('nodes', nodes => nodesCheck(architecture, nodes));
    asked('delay', ms => delayCheck(architecture, ms, limits.latency));
    const known = !limits.beyond && !basis.clash;
    const cpu = known ? cpuOf(architecture, basis) : null;
    const bytes = known ? cost('bytes_per_request', architecture, basis.traffic, basis) : null;
    const says = checks.length ? worst(checks).says : 'fits';
    return { architecture, says, why: checks.map(each => each.why).join('; '), cpu, bytes };
  }

  const latencies = metricOf(named('request-cost'), 'latency_p99_ns') ? named('request-cost') : measuring('latency_p99_ns')[0];

  /* What was entered, each in the unit of its metric; null for what is blank, cannot be used, or was not measured. */
  function limits() {
    const entered = name => {
      const field = form.elements[name];
      return field.disabled || field.value === '' || !field.validity.valid ? null : Number(field.value);
    };
    const times = (value, factor) => value === null ? null : value * factor;
    const all = { loss: times(entered('loss'), .01), recover: entered('recover'), latency: times(entered('latency'), 1e6), revoke: entered('revoke'),
      state: entered('state'), delay: entered('delay'), nodes: entered('nodes'), length: entered('requests'), rate: entered('rate') };
    const measured = rateOf(costBasis(all));
    return { ...all, measured, beyond: all.rate !== null && all.rate > measured * 1.05 };
  }

  /* Intervals that overlap put two architectures in no order. */
  const overlap = (a, b) => a.cpu !== null && b.cpu !== null && (a.cpu.low === null || b.cpu.low === null || a.cpu.low <= b.cpu.high && b.cpu.low <= a.cpu.high);

  function rank() {
    const asked = limits();
    const basis = costBasis(asked);
    const measured = architectures.filter(each => each.session).map(each => each.name)
      .filter(name => experiments.some(each => each.metrics.some(metric => metric.arms.some(arm => arm.architecture === name && arm.mean !== null))));
    const rows = measured.map(name => judged(name, asked, basis))
      .sort((a, b) => order.indexOf(a.says) - order.indexOf(b.says) || (a.cpu?.mean ?? Infinity) - (b.cpu?.mean ?? Infinity));
    rows.forEach((row, i) => { row.tie = i > 0 && row.says === rows[i - 1].says && overlap(row, rows[i - 1]) ? rows[i - 1].architecture : null; });
    show(rows, asked, basis);
    explain(basis, asked);
    form.parentElement.querySelector('output').textContent = rows.length
      ? `First: ${rows[0].architecture}, ${rows[0].says}${rows[1]?.tie ? `; its CPU is not clearly below that of ${rows[1].architecture}` : ''}` : '';
  }

  function explain(basis, asked) {
    const link = experiment => {
      const made = document.createElement('a');
      made.href = '#' + experiment.anchor;
      made.textContent = experiment.name;
      return made;
    };
    document.getElementById('helper-basis').replaceChildren(...sentences(basis, asked, link));
  }

  function sentences(basis, asked, link) {
    if (basis.clash) return [`No experiment of this run varies ${basis.clash.join(' and ')} together, so no costs are given: leave all but one of them blank.`];
    if (!basis.experiment) return ['This run measured no cost of a request, so architectures that fit alike stand in no order.'];
    const at = basis.entered === undefined ? '' : `, at the next larger number of ${basis.of} that was measured`;
    const split = basis.length !== undefined && basis.traffic && basis.traffic !== basis.experiment;
    const rests = split ? ['CPU, of logins and of the requests after them, rests on ', link(basis.experiment), ' of this run, traffic on ', link(basis.traffic)]
      : ['CPU and traffic rest on ', link(basis.experiment), ` of this run${at}`];
    const healthy = basis.experiment.name === 'kill-node' ? ' Its nodes had just started: their CPU compares architectures, and is no plan of capacity.' : '';
    return [...rests, `, measured at up to ${digits(asked.measured)} requests a second. `,
      asked.beyond ? `You entered ${digits(asked.rate)}: that lies beyond what was measured, so none are given.`
        : `They are the measured cost of a request times your rate; beyond the measured rate none are given. Where 95 % intervals overlap the order is open.${healthy}`];
  }

  function show(rows, asked, basis) {
    const marks = { fits: ['supported', '✓ fits'], open: ['inconclusive', '? cannot tell'], fails: ['refuted', '✗ does not fit'] };
    const missing = basis.clash ? 'not measured together' : asked.beyond ? 'beyond what was measured' : asked.rate === null ? 'no rate entered' : 'not measured';
    const amount = (figure, scale, unit) => figure === null || asked.rate === null ? [missing]
      : [`${digits(figure.mean * asked.rate / scale)} ${unit}`, ...(figure.low === null ? [] : [`${digits(figure.low * asked.rate / scale)} to ${digits(figure.high * asked.rate / scale)}`])];
    document.querySelector('.ranking tbody').replaceChildren(...rows.map(arm => {
      const row = document.createElement('tr');
      const cell = (tag, text, ...below) => {
        const made = row.appendChild(document.createElement(tag));
        made.textContent = text;
        below.forEach(words => { const line = made.appendChild(document.createElement('span')); line.className = 'trials'; line.textContent = words; });
        return made;
      };
      cell('th', arm.architecture).scope = 'row';
      const mark = cell('td', '').appendChild(document.createElement('span'));
      mark.className = 'mark ' + marks[arm.says][0];
      mark.textContent = marks[arm.says][1];
      cell('td', ...amount(arm.cpu, 1e9, 'cores'), ...(arm.tie && arm.cpu ? [`tie: not clearly more than ${arm.tie}`] : []));
      cell('td', ...amount(arm.bytes, 1024, 'KiB/s'));
      cell('td', arm.why || 'nothing was asked');
      return row;
    }));
  }

  /* A field whose metric this run lacks cannot be filled in, and says so. */
  function disable(name, measured) {
    if (measured) return;
    const field = form.elements[name];
    field.disabled = true;
    field.value = '';
    field.closest('label').classList.add('quiet');
    field.parentElement.append(' not measured in this run');
  }

  const has = (experiment, metric) => metricOf(named(experiment), metric) !== undefined;
  disable('loss', measuring('sessions_lost_share').length);
  disable('recover', measuring('time_to_recover_s').length);
  disable('latency', measuring('latency_p99_ns').length);
  disable('revoke', measuring('revocation_lag_s').length);
  disable('requests', measuring('login_cpu_ns').length);
  disable('state', has('state-growth', 'too_large_share'));
  disable('delay', has('slow-link', 'fault_latency_p99_ns'));
  disable('nodes', has('scaling', 'cpu_ns_per_request'));
  disable('rate', usualCosts !== undefined);
  if (usualCosts) form.elements.rate.value = Math.floor(usualCosts.rate_per_s) || '';
  form.addEventListener('input', rank);
  form.addEventListener('submit', event => event.preventDefault());
  rank();
};
