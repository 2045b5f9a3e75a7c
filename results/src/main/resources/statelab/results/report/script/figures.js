'use strict';
/* Figures as people read them. */
const statelabFigures = (() => {
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

  return { digits, trialCount, quantity, scaled, tick };
})();
