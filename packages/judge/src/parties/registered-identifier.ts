const NEQ = /^(?:11|22|33|88)[0-9]{8}$/;
const LEI = /^[A-Z0-9]{18}[0-9]{2}$/;
/** Companies House: eight digits, or two letters and six; leading zeros are often left out. */
const BRITISH = /^(?:[A-Z]{2}[0-9]{6}|[0-9]{1,8})$/;

/**
 * One text for a number of a register, the same wherever it is told: the number alone where its form names its register (NEQ, LEI, and
 * Companies House, whose own files give it alone), else after the register’s code, as org-id.guide joins them: `US-DE-1234567`. A number of
 * which no register is told identifies nothing: another register may have given it to another company.
 */
export function registeredIdentifier(number: string, scheme: string, schemeName: string): string | undefined {
  const compact = number.replaceAll(/\s/g, '').toUpperCase();
  if (isLei(compact)) return compact;
  const words = `${scheme} ${schemeName}`;
  const isQuebec = /\b(?:REQ|NEQ)\b|Registraire des entreprises/i.test(words);
  if (isQuebec && NEQ.test(compact)) return compact;
  if (/^GB-COH$/i.test(scheme) && BRITISH.test(compact)) return compact.padStart(8, '0');
  const register = scheme === '' ? schemeName : scheme.toUpperCase();
  if (register === '') return undefined;
  // Files write one number with spaces and without, and its register in either case.
  const before = `${register}-`;
  const isWhole = number.slice(0, before.length).toUpperCase() === before.toUpperCase();
  return `${before}${(isWhole ? number.slice(before.length) : number).replaceAll(/\s/g, '')}`;
}

/** Whether an identifier has the form of an LEI and its check digits. Source: ISO 17442-1, ISO/IEC 7064 MOD 97-10. */
export function isLei(id: string): boolean {
  if (!LEI.test(id)) return false;
  let rest = 0;
  for (const sign of id) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
