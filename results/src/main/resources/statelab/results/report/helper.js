'use strict';
/* Which one fits: ranks the architectures by what this run measured. A need reads one metric of one or more experiments; where an
   experiment varies what the reader enters, the next larger level that was measured counts, and nothing beyond the largest. */
const statelabHelper = (experiments, columns, { digits, quantity, trialCount }) => {
  const form = document.querySelector('.helper');
  if (!form) return;

  const metricOf = (experiment, name) => experiment.metrics.find(metric => metric.name === name && metric.arms.some(arm => arm.mean !== null));
  const measuring = (...names) => experiments.filter(each => names.some(name => metricOf(each, name)));
  const named = name => experiments.find(each => each.name === name);
  const figureOf = (experiment, metric, architecture) => metricOf(experiment, metric)?.arms.find(arm => arm.architecture === architecture && arm.usual && arm.mean !== null);

  /* A level is a number, or words that hold one, such as store-10ms. */
  const numberOf = arm => arm.level ?? (/\d+/.test(arm.level_name) ? Number(arm.level_name.match(/\d+/)[0]) : null);

  /* The next larger level at which the architecture was measured; null beyond the largest. */
  function levelAt(experiment, metric, architecture, entered) {
    const levels = (metricOf(experiment, metric)?.arms ?? []).filter(arm => arm.architecture === architecture && arm.mean !== null && numberOf(arm) !== null)
      .sort((a, b) => numberOf(a) - numberOf(b));
    return { any: levels.length > 0, largest: levels.length ? numberOf(levels[levels.length - 1]) : null, arm: levels.find(arm => numberOf(arm) >= entered) ?? null };
  }

  /* What one figure says to one limit: fits, fails, or open, with the reason. */
  function check(figure, limit, unit, what) {
    if (!figure) return { says: 'open', why: `${what}: not measured` };
    const n = figure.points.filter(point => point.valid).length;
    const low = figure.low ?? figure.mean;
    const high = figure.high ?? figure.mean;
    const shown = figure.low === null ? `${quantity(figure.mean, unit)} in ${trialCount(n)}` : `${quantity(low, unit)} to ${quantity(high, unit)}`;
    if (low > limit) return { says: 'fails', why: `${what}: ${shown}, more than ${quantity(limit, unit)}` };
    if (high > limit) return { says: 'open', why: `${what}: ${shown}, not clearly below ${quantity(limit, unit)}` };
    const rare = figure.mean === 0 && unit === 'share' ? ` (${trialCount(n)} without any cannot exclude that up to ${digits(100 * (1 - 0.05 ** (1 / n)))} % of such faults cause some)` : '';
    return { says: 'fits', why: `${what}: ${shown}${rare}` };
  }

  const order = ['fits', 'open', 'fails'];
  const worst = checks => checks.reduce((a, b) => order.indexOf(b.says) > order.indexOf(a.says) ? b : a);

  /* The worst of all experiments that measured it for this architecture. */
  function everywhere(metric, architecture, limit, unit, what) {
    const checks = measuring(metric).flatMap(experiment => metricOf(experiment, metric).arms
      .filter(arm => arm.architecture === architecture && arm.mean !== null)
      .map(arm => check(arm, limit, unit, `${what} in ${experiment.name}${arm.level_name ? ' at ' + arm.level_name : ''}`)));
    return checks.length ? worst(checks) : { says: 'open', why: `${what}: not measured` };
  }

  function stateCheck(architecture, bytes) {
    const { any, largest, arm } = levelAt(named('state-growth'), 'too_large_share', architecture, bytes);
    if (!any) return { says: 'open', why: 'state of that size: not measured' };
    if (!arm) return { says: 'open', why: `state of ${digits(bytes)} bytes: beyond the ${digits(largest)} that were measured` };
    return check(arm, 0, 'share', `refused as too large at ${digits(numberOf(arm))} bytes`);
  }

  function delayCheck(architecture, ms, limit) {
    const slow = named('slow-link');
    const { any, largest, arm } = levelAt(slow, 'fault_latency_p99_ns', architecture, ms);
    if (!any) return { says: 'fits', why: 'waits for no store and no peer' };
    if (!arm) return { says: 'open', why: `a delay of ${digits(ms)} ms: beyond the ${digits(largest)} that were measured` };
    if (limit !== null) return check(arm, limit, 'ns', `99th percentile at ${arm.level_name}`);
    return { says: 'fits', why: `99th percentile at ${arm.level_name}: ${quantity(arm.mean, 'ns')}` };
  }

  /* The experiment and level that costs are read from: the one that varies what was entered, else the one made for costs. */
  function costBasis(limits) {
    if (limits.nodes !== null) return { experiment: named('scaling'), entered: limits.nodes, of: 'nodes' };
    if (limits.state !== null) return { experiment: named('state-growth'), entered: limits.state, of: 'bytes of state' };
    return { experiment: named('request-cost') ?? measuring('cpu_ns_per_request', 'bytes_per_request')[0], entered: null };
  }

  function cost(metric, architecture, basis) {
    if (!basis.experiment) return null;
    return basis.entered === null ? figureOf(basis.experiment, metric, architecture)
      : levelAt(basis.experiment, metric, architecture, basis.entered).arm;
  }

  /* For each request of a session, its share of the login included. */
  function cpuOf(architecture, basis, limits) {
    const request = cost('cpu_ns_per_request', architecture, basis);
    if (!request) return null;
    if (limits.length === null) return request.mean;
    const login = measuring('login_cpu_ns').map(each => figureOf(each, 'login_cpu_ns', architecture)).find(Boolean);
    return login ? request.mean + login.mean / limits.length : null;
  }

  function judged(architecture, limits, basis) {
    const checks = [];
    const asked = (name, made) => { if (limits[name] !== null) checks.push(made(limits[name])); };
    asked('loss', limit => everywhere('sessions_lost_share', architecture, limit, 'share', 'sessions lost'));
    asked('recover', limit => everywhere('time_to_recover_s', architecture, limit, 's', 'time to recover'));
    asked('latency', limit => check(latencyOf(architecture), limit, 'ns', '99th percentile of latency'));
    asked('revoke', limit => everywhere('revocation_lag_s', architecture, limit, 's', 'revoked sessions accepted'));
    asked('state', bytes => stateCheck(architecture, bytes));
    asked('delay', ms => delayCheck(architecture, ms, limits.latency));
    const cpu = limits.beyond ? null : cpuOf(architecture, basis, limits);
    const bytes = limits.beyond ? null : cost('bytes_per_request', architecture, basis)?.mean ?? null;
    const says = checks.length ? worst(checks).says : 'fits';
    return { architecture, says, why: checks.map(each => each.why).join('; '), cpu, bytes };
  }

  function latencyOf(architecture) {
    const experiment = named('request-cost') ?? measuring('latency_p99_ns')[0];
    return experiment && figureOf(experiment, 'latency_p99_ns', architecture);
  }

  /* What was entered, each in the unit of its metric; null for what is blank, cannot be used, or was not measured. */
  function limits(basisOf) {
    const entered = name => {
      const field = form.elements[name];
      return field.disabled || field.value === '' || !field.validity.valid ? null : Number(field.value);
    };
    const times = (value, factor) => value === null ? null : value * factor;
    const all = { loss: times(entered('loss'), .01), recover: entered('recover'), latency: times(entered('latency'), 1e6), revoke: entered('revoke'),
      state: entered('state'), delay: entered('delay'), nodes: entered('nodes'), length: entered('requests'), rate: entered('rate') };
    const measured = basisOf(all).experiment?.rate_per_s ?? 0;
    return { ...all, measured, beyond: all.rate !== null && all.rate > measured * 1.05 };
  }

  function rank() {
    const asked = limits(costBasis);
    const basis = costBasis(asked);
    const measured = columns.filter(name => experiments.some(each => each.metrics.some(metric => metric.arms.some(arm => arm.architecture === name && arm.mean !== null))));
    const rows = measured.map(name => judged(name, asked, basis))
      .sort((a, b) => order.indexOf(a.says) - order.indexOf(b.says) || (a.cpu ?? Infinity) - (b.cpu ?? Infinity));
    show(rows, asked);
    document.getElementById('helper-basis').textContent = words(basis, asked);
    form.parentElement.querySelector('output').textContent = rows.length ? `First: ${rows[0].architecture}, ${rows[0].says}` : '';
  }

  function words(basis, asked) {
    if (!basis.experiment) return 'This run measured no cost of a request, so architectures that fit alike stand in no order.';
    const at = basis.entered === null ? '' : `, at the next larger number of ${basis.of} that was measured`;
    const rests = `CPU and traffic rest on ${basis.experiment.name} of this run${at}, measured at up to ${digits(asked.measured)} requests a second. `;
    const healthy = basis.experiment.name === 'kill-node' ? 'Its nodes had just started: their CPU compares architectures, and is no plan of capacity.' : '';
    return rests + (asked.beyond ? `You entered ${digits(asked.rate)}: that lies beyond what was measured, so none are given.`
      : `They are the measured cost of a request times your rate; beyond the measured rate none are given. ${healthy}`);
  }

  function show(rows, asked) {
    const marks = { fits: ['supported', '✓ fits'], open: ['inconclusive', '? cannot tell'], fails: ['refuted', '✗ does not fit'] };
    const amount = (value, shown) => value !== null && asked.rate !== null ? shown(value * asked.rate) : asked.beyond ? 'beyond what was measured' : 'not measured';
    document.querySelector('.ranking tbody').replaceChildren(...rows.map(arm => {
      const row = document.createElement('tr');
      const cell = (tag, text) => { const made = row.appendChild(document.createElement(tag)); made.textContent = text; return made; };
      cell('th', arm.architecture).scope = 'row';
      const mark = cell('td', '').appendChild(document.createElement('span'));
      mark.className = 'mark ' + marks[arm.says][0];
      mark.textContent = marks[arm.says][1];
      cell('td', amount(arm.cpu, ns => digits(ns / 1e9) + ' cores'));
      cell('td', amount(arm.bytes, bytes => digits(bytes / 1024) + ' KiB/s'));
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

  const has = (experiment, metric) => named(experiment) !== undefined && metricOf(named(experiment), metric) !== undefined;
  disable('loss', measuring('sessions_lost_share').length);
  disable('recover', measuring('time_to_recover_s').length);
  disable('latency', measuring('latency_p99_ns').length);
  disable('revoke', measuring('revocation_lag_s').length);
  disable('requests', measuring('login_cpu_ns').length);
  disable('state', has('state-growth', 'too_large_share'));
  disable('delay', has('slow-link', 'fault_latency_p99_ns'));
  disable('nodes', has('scaling', 'cpu_ns_per_request'));
  const basis = costBasis(limits(costBasis));
  disable('rate', basis.experiment !== undefined);
  if (basis.experiment) form.elements.rate.value = Math.floor(basis.experiment.rate_per_s) || '';
  form.addEventListener('input', rank);
  form.addEventListener('submit', event => event.preventDefault());
  rank();
};
