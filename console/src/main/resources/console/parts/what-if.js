/** What a draft would have changed, as pictures down to single cases: who gains, who loses, time and money. */
import { html, nothing } from '../core/lit.js';
import { currencyName, span, sum } from '../core/format.js';
import { t, word } from '../core/i18n.js';
import './chart.js';
import { lapsed, more, refusedAct } from './what-if-figures.js';
import { longer, roles, signed } from './what-if-words.js';

const HOUR = 3600000;
const COLOUR = '--buyer';

/** @param {any} report */
export function whatIf(report) {
  const { cases } = report;
  return html`<p><strong>${t('whatif.changed', { n: cases.changed, of: cases.replayed })}</strong>
      ${cases.notReplayable ? t('whatif.not-replayable', { n: cases.notReplayable }) : nothing} <span class="dim">${t('whatif.looked', { n: cases.looked })}</span></p>
    ${cases.changed === 0 ? html`<p class="good">${t('whatif.nothing')}</p>` : html`<div class="charts">${money(report.money)}${time(report.time)}</div>
      ${winners(report.money)}${outcomes(report.outcomes)}${largest(report.largest)}`}`;
}

/** One picture for each currency. @param {any[]} lines */
function money(lines) {
  return [...new Set(lines.map((line) => line.currency))].map((currency) => {
    const those = lines.filter((line) => line.currency === currency);
    return html`<bc-chart .chart=${{
      title: t('whatif.money', { currency: currencyName(currency) }), of: t('whatif.account'), names: those.map((line) => word('account', line.account)),
      say: (/** @type {number} */ value) => sum(String(value), currency), lines: [{ name: t('whatif.more'), colour: COLOUR, values: those.map((line) => Number(line.sum)) }],
    }}></bc-chart>`;
  });
}

/** @param {any} found */
function time(found) {
  const held = Object.entries(found.held).map(([holders, iso]) => ({ name: roles(holders), hours: signed(String(iso)) / HOUR }));
  return held.length === 0 ? nothing : html`<div><bc-chart .chart=${{
    title: t('whatif.time'), of: t('desk.of'), names: held.map((each) => each.name), say: (/** @type {number} */ value) => t('span.hours', { n: Math.round(value * 10) / 10 }),
    lines: [{ name: t('whatif.longer'), colour: '--third', values: held.map((each) => each.hours) }],
  }}></bc-chart><p class="dim">${t('whatif.faster', { faster: found.faster, slower: found.slower, sum: longer(found.sum) })}</p></div>`;
}

/** How many cases are better and worse for each. @param {any[]} lines */
function winners(lines) {
  const most = Math.max(1, ...lines.map((line) => Math.max(line.better, line.worse)));
  const share = (/** @type {number} */ n, /** @type {string} */ label) => html`<td><meter min="0" max=${most} value=${n} aria-label=${label}></meter> ${n}</td>`;
  return lines.length === 0 ? nothing : html`<h4>${t('whatif.who')}</h4><div class="scroll" tabindex="0"><table class="figures"><thead><tr><th>${t('whatif.account')}</th><th>${t('whatif.better')}</th><th>${t('whatif.worse')}</th><th class="number">${t('whatif.sum')}</th></tr></thead>
    <tbody>${lines.map((line) => html`<tr><td>${word('account', line.account)}</td>${share(line.better, t('whatif.better'))}${share(line.worse, t('whatif.worse'))}<td class="number ${Number(line.sum) < 0 ? 'late' : 'good'}">${sum(line.sum, line.currency)}</td></tr>`)}</tbody></table></div>`;
}

/** @param {Record<string, number>} changes by "LAPSED -> SETTLED" */
function outcomes(changes) {
  const found = Object.entries(changes);
  return found.length === 0 ? nothing : html`<h4>${t('whatif.outcomes')}</h4><ul>${found.map(([change, n]) => html`<li>${change.split(' -> ').map((each) => word('outcome', each)).join(' → ')}: <strong>${n}</strong></li>`)}</ul>`;
}

/** @param {any[]} cases */
function largest(cases) {
  return html`<h4>${t('whatif.largest')}</h4><div class="scroll" tabindex="0"><table class="figures"><thead><tr><th>${t('page.cases')}</th><th>${t('queue.facet-reason')}</th><th>${t('whatif.outcome')}</th><th>${t('facts.money')}</th><th>${t('whatif.length')}</th><th>${t('whatif.else')}</th></tr></thead>
    <tbody>${cases.map((each) => html`<tr><td><a class="mono" href="/cases/${each.caseId}">${each.caseId}</a></td><td>${word('reason', each.reason)}</td>
      <td>${same(word('outcome', each.outcome.from), word('outcome', each.outcome.to))}</td>
      <td>${Object.entries(each.money).map(([account, amount]) => html`<div>${word('account', account)} ${sum(String(amount), each.currency)}</div>`)}</td>
      <td>${same(span(signed(each.duration.from)), span(signed(each.duration.to)))}</td><td class="wraps">${besides(each).map((line) => html`<div>${line}</div>`)}</td></tr>`)}</tbody></table></div>`;
}

/** @param {string} from @param {string} to */
function same(from, to) {
  return from === to ? to : html`${from} → <strong>${to}</strong>`;
}

/** What else became of it otherwise: who is at fault, whose silence had its consequence, which act would have been refused, and who had the ball for longer. @param {any} each */
function besides({ atFault, lapses, refusedActs, held }) {
  return [
    ...(atFault.from === atFault.to ? [] : [`${t('whatif.change-FAULT')}: ${word('atFault', atFault.from)} → ${word('atFault', atFault.to)}`]),
    ...refusedActs.map((/** @type {any} */ no) => t('whatif.not-possible', { what: refusedAct(`${no.command} ${no.code}`), who: word('role', no.by) })),
    ...Object.entries(lapses).map(([lapse, n]) => `${lapsed(lapse)} ${more(Number(n))}`),
    ...Object.entries(held).map(([holders, iso]) => t('whatif.had', { who: roles(holders), time: longer(String(iso)) })),
  ];
}
