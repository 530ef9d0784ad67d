/** What a case gives to choose from in a form: its codes, each with what people call it. */
import { money, moneyIfAny, moment } from '../core/format.js';
import { word } from '../core/words.js';
import { isMine } from './ball.js';

/** @param {string} name of the field @param {any} seen the case @returns {string[][] | null} null where it gives nothing to choose from */
export function choicesOf(name, seen) {
  if (name === 'offerId') {
    return (seen.offers ?? []).filter((/** @type {any} */ each) => each.status === 'OPEN').map((/** @type {any} */ each) => [each.offerId, `${word('remedy', each.remedy)} ${moneyIfAny(each.amount)}`]);
  }
  if (name === 'dutyId') {
    return (seen.ball ?? []).filter(isMine).map((/** @type {any} */ duty) => [duty.dutyId, [word('duty', duty.duty), duty.about && word('element', duty.about), moment(duty.dueAt)].filter(Boolean).join(' · ')]);
  }
  if (name === 'recovery') {
    return (seen.recoveries ?? []).filter((/** @type {any} */ each) => each.recovery !== null && each.recovery !== undefined).map((/** @type {any} */ each) => [String(each.recovery), `${word('account', each.from)} ${money(each.amount)}`]);
  }
  if (name === 'flag' && seen.flags) {
    return seen.flags.map((/** @type {any} */ each) => [each.flag, word('flag', each.flag)]);
  }
  if (name === 'clause') {
    return [...new Map((seen.burdens ?? []).map((/** @type {any} */ each) => [each.clause, each.clauseText ?? each.clause]))];
  }
  return null;
}

/** What is asked about, else what is to be proven, else all. @param {any} seen @param {string[]} all @returns {string[][]} */
export function elementsOf(seen, all) {
  const named = [seen?.requests ?? [], seen?.burdens ?? []].find((each) => each.length) ?? all.map((element) => ({ element }));
  return [...new Set(named.map((/** @type {any} */ each) => each.element).filter(Boolean))].map((each) => [each, word('element', each)]);
}
