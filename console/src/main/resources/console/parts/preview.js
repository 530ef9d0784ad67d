/** What a command would do, by the answer of its dry run. */
import { html, nothing } from '../core/lit.js';
import { money, moment, sum } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { referenceOf } from '../core/references.js';
import { reference } from './reference.js';

/** @param {any} would @param {any} seen */
export function preview(would, seen) {
  const before = new Set((seen.ball ?? []).map((/** @type {any} */ duty) => duty.dutyId));
  const opened = (would.ball ?? []).filter((/** @type {any} */ duty) => !before.has(duty.dutyId));
  const next = opened.length ? opened : (would.ball ?? []);
  const moved = Object.entries(would.money ?? {}).filter(([account, amount]) => amount !== seen.money?.[account]);
  const currency = seen.claim?.amount?.currency ?? currencyOf(would);
  return html`<div class="preview" role="status" tabindex="-1"><h4>${t('act.would')}</h4>
    <ul>${(would.events ?? []).map((/** @type {any} */ event) => html`<li>${word('event', event.type)}${reference(referenceOf(event))}${sanction(event)}</li>`)}
      ${would.stage && would.stage !== seen.stage ? html`<li>${t('act.stage', { stage: word('stage', would.stage) })}</li>` : nothing}
      ${next.map((/** @type {any} */ duty) => html`<li>${t('act.next', { who: person(duty.holderId ? `${duty.holder}/${duty.holderId}` : duty.holder), duty: word('duty', duty.duty), by: moment(duty.dueAt) })} ${t('ball.silent', { what: word('consequence', duty.ifSilent?.consequence) })}</li>`)}
      ${moved.map(([account, amount]) => html`<li>${word('account', account)}: ${signed(/** @type {any} */ (amount), currency)}</li>`)}
      ${would.closes && seen.stage !== 'CLOSED' ? html`<li><strong>${t('act.closes')}</strong></li>` : nothing}</ul>
    ${would.whenPerformed ? performed(would.whenPerformed, currency) : nothing}</div>`;
}

/** What it brings whoever it is about. @param {any} event */
function sanction(event) {
  const told = event.sanction ? word('sanction', event.sanction) : event.points > 0 ? t('timeline.points', { n: event.points }) : '';
  return told ? html` <span class="tag">${told}</span>` : nothing;
}

/** Where no case is there yet whose claim names it. @param {any} would */
function currencyOf({ events, whenPerformed }) {
  const booked = [...(events ?? []), ...(whenPerformed?.bookings ?? [])].flatMap((each) => each.ledger ?? []);
  return booked[0]?.change.currency;
}

/** Who pays, who gets, and when. @param {any} whenPerformed @param {string} currency */
function performed({ money: balances, bookings }, currency) {
  const entries = bookings.flatMap((/** @type {any} */ booking) => booking.ledger.map((/** @type {any} */ entry) => ({ ...entry, at: booking.at })));
  const pays = (/** @type {any} */ entry) => entry.change.amount.startsWith('-');
  const line = (/** @type {any} */ entry) => t(pays(entry) ? 'act.pays' : 'act.gets', {
    who: word('account', entry.account), amount: money({ ...entry.change, amount: entry.change.amount.replace('-', '') }), by: moment(entry.at) });
  return html`<h4>${t('act.when-performed')}</h4>
    ${entries.length ? html`<ul class="bookings">${entries.map((/** @type {any} */ entry) => html`<li data-account=${entry.account}>${line(entry)}</li>`)}</ul>` : nothing}
    <p>${Object.keys(balances).length === 0 ? t('act.no-money') : html`${t('act.in-the-end')} ${Object.entries(balances).map(([account, amount], n) => html`${n ? ' · ' : ''}<span data-balance=${account}>${word('account', account)} ${signed(/** @type {any} */ (amount), currency)}</span>`)}`}</p>`;
}

/** @param {string} amount with its sign @param {string} currency */
function signed(amount, currency) {
  const said = sum(amount, currency);
  return amount.startsWith('+') ? said.replace(/\d/, '+$&') : said;
}
