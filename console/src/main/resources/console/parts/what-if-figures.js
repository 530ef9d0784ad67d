/** All figures of a what-if in words: why cases are in none, what is different in how many, and for whose reasons and sellers. */
import { html, nothing } from '../core/lit.js';
import { moment, sum } from '../core/format.js';
import { t, word } from '../core/i18n.js';
import { store } from '../core/store.js';
import { longer, roles } from './what-if-words.js';

/** @param {any} report */
export function figures(report) {
  const { cases, changes, time, lapses, refusedActs, reasons, sellers } = report;
  return html`<p class="dim">${report.caveat[store.state.language]}</p>
    <dl class="facts-list"><dt>${t('policies.market')}</dt><dd>${word('market', report.market)}</dd><dt>${t('whatif.period')}</dt><dd>${period(report)}</dd></dl>
    ${counted('whatif.passed', cases.passedOver, (why) => t(`whatif.passed-${why}`))}
    ${cases.firstNotReplayable.length ? html`<h4>${t('whatif.first-not')}</h4><ul>${cases.firstNotReplayable.map((/** @type {any} */ each) => html`<li><a class="mono" href="/cases/${each.caseId}">${each.caseId}</a> ${t('whatif.at-event', { n: each.seq })}: ${each.why[store.state.language]}</li>`)}</ul>` : nothing}
    ${counted('whatif.changes', changes, (kind) => t(`whatif.change-${kind}`))}
    ${table('whatif.time', Object.entries(time.held).map(([holders, iso]) => [roles(holders), longer(String(iso))]))}
    ${table('whatif.lapses', Object.entries(lapses).map(([lapse, n]) => [lapsed(lapse), more(Number(n))]))}
    ${counted('whatif.refused', refusedActs, refusedAct)}
    ${groups('whatif.by-reason', reasons, (group) => word('reason', group.reason))}
    ${groups('whatif.by-seller', sellers, (group) => (group.seller === '(others)' ? t('whatif.other-sellers') : group.seller))}`;
}

/** Whose silence, and what it brings. @param {string} lapse as ANSWER_CLAIM DEEMED_AGREED */
export function lapsed(lapse) {
  const [duty, consequence] = lapse.split(' ');
  return `${word('duty', duty)}: ${word('consequence', consequence)}`;
}

/** @param {number} n */
export function more(n) {
  return n > 0 ? `+${n}` : String(n);
}

/** What somebody did and could not have done, and why not. @param {string} act as AcceptIntervention WRONG_STAGE */
export function refusedAct(act) {
  const [command, code] = act.split(' ');
  return `${word('command', command)} (${word('rejection', code)})`;
}

/** @param {{since: string | null, until: string | null}} scope */
function period({ since, until }) {
  return [since && t('whatif.since', { time: moment(since) }), until && t('whatif.until', { time: moment(until) })].filter(Boolean).join(' ') || t('whatif.always');
}

/** Of how many cases it is so; what is so of none is left out. @param {string} title @param {Record<string, number>} counts @param {(key: string) => string} said */
function counted(title, counts, said) {
  return table(title, Object.entries(counts).filter(([, n]) => n !== 0).map(([key, n]) => [said(key), String(n)]));
}

/** @param {string} title @param {string[][]} lines what, and how much */
function table(title, lines) {
  return lines.length === 0 ? nothing : html`<h4>${t(title)}</h4><div class="scroll" tabindex="0"><table class="figures"><tbody>${lines.map(([what, n]) => html`<tr><td class="wraps">${what}</td><td class="number">${n}</td></tr>`)}</tbody></table></div>`;
}

/** @param {string} title @param {any[]} all @param {(group: any) => string} named */
function groups(title, all, named) {
  const changed = all.filter((group) => group.changed > 0);
  return changed.length === 0 ? nothing : html`<h4>${t(title)}</h4><div class="scroll" tabindex="0"><table class="figures"><thead><tr><th></th><th class="number">${t('whatif.changed-short')}</th><th class="number">${t('whatif.length')}</th><th>${t('facts.money')}</th></tr></thead>
    <tbody>${changed.map((group) => html`<tr><td><bdi>${named(group)}</bdi></td><td class="number">${group.replayed === undefined ? group.changed : t('whatif.of', { n: group.changed, of: group.replayed })}</td><td class="number">${longer(group.time)}</td>
      <td>${group.money.map((/** @type {any} */ line) => html`<div>${word('account', line.account)} ${sum(line.sum, line.currency)}</div>`)}</td></tr>`)}</tbody></table></div>`;
}
