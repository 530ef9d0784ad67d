/** What a ruling begins with, what it still lacks, and how its shares make a hundred. */
import { t } from './i18n.js';

/** @param {string} command */
export function isRuling(command) {
  return ['IssueRuling', 'DecideAppeal'].includes(command);
}

/** A revision begins with what is revised. Its reasons are those of the decision. @param {any} standing the ruling as the case shows it */
export function asItStands({ result, remedy, amount, lines, liability, atFault, clauses, findings, keepGoods, freight, deviation, directions }) {
  const whole = Object.keys(liability ?? {}).length ? liability : { SELLER: 100 };
  const found = (findings ?? []).map((/** @type {any} */ each) => ({ element: each.element, finding: each.finding, because: each.because ?? undefined, evidence: each.evidence ?? [] }));
  const gives = lines?.length ? { lines } : { remedy, amount };
  const all = { result, ...gives, liability: whole, atFault, clauses, findings: found, keepGoods, freight, deviation, directions };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null && value !== false));
}

/**
 * What the product comes to only once it can read the rest: whoever rules is told everything at once.
 * @param {string} command @param {any} body what was sent @param {any} seen the case @param {boolean} asksForReasons whether its rules do
 * @returns {{field: string, message: string}[]}
 */
export function lacking(command, body, seen, asksForReasons) {
  const inside = command === 'DecideAppeal';
  const ruling = inside ? body.ruling : body;
  if (!isRuling(command)) {
    return [];
  }
  const within = inside ? 'ruling.' : '';
  const findings = ruling?.findings ?? [];
  const missing = ruling === undefined ? [] : (seen.burdens ?? []).filter((/** @type {any} */ each) => !findings.some((/** @type {any} */ one) => one.element === each.element));
  return [
    ...(body.reasons?.trim() || !asksForReasons ? [] : [{ field: 'reasons', message: t('form.required') }]),
    ...(missing.length ? [{ field: `${within}findings`, message: t('ruling.finding-for-each') }] : []),
    ...findings.flatMap((/** @type {any} */ each, /** @type {number} */ n) => (each.because?.trim() || !asksForReasons ? [] : [{ field: `${within}findings.${n}.because`, message: t('form.required') }])),
  ];
}

/**
 * What is missing to a hundred is given to the others, and what is too much is taken from them, as far as the first of them has it.
 * @param {Record<string, number>} before @param {string} account @param {number} wanted @param {string[]} others who have a part in the case
 * @returns {{liability: Record<string, number>, fills: string[]}}
 */
export function shareOut(before, account, wanted, others) {
  /** @type {Record<string, number>} */
  const shares = { ...before, [account]: wanted };
  let over = Object.values(shares).reduce((total, each) => total + each, 0) - 100;
  const fills = [];
  for (const other of others) {
    const had = shares[other] ?? 0;
    shares[other] = Math.max(0, Math.min(100, had - over));
    over -= had - shares[other];
    if (shares[other] !== had) {
      fills.push(other);
    }
  }
  return { liability: Object.fromEntries(Object.entries(shares).filter(([, each]) => each > 0)), fills };
}
