// $SD as people write it. Money is a BigInt of base units everywhere; 1 SD = 10^12 of them.

export const SD = 10n ** 12n;

/** Base units as a decimal number of SD, all twelve decimals kept, trailing zeros dropped. */
export function sd(units) {
  const sign = units < 0n ? '-' : '';
  const abs = units < 0n ? -units : units;
  const decimals = (abs % SD).toString().padStart(12, '0').replace(/0+$/, '');
  const whole = (abs / SD).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}${decimals && '.'}${decimals}`;
}
