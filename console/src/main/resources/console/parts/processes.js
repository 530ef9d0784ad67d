/** How each process does: what waits to be published, what its readers have not handled, and what fails. */
import { html, nothing } from '../core/lit.js';
import { duration, moment, span } from '../core/format.js';
import { t } from '../core/i18n.js';

const SILENT = 60000;

/** @param {any} found as the product answers */
export function processes(found) {
  const now = Date.parse(found.now);
  return html`<div class="scroll" tabindex="0"><table class="processes"><thead><tr><th>${t('operations.process')}</th><th>${t('operations.outbox')}</th><th>${t('operations.waiting')}</th><th>${t('operations.failing')}</th></tr></thead>
    <tbody>${found.processes.map((/** @type {any} */ each) => row(each, now - Date.parse(each.seen)))}</tbody></table></div>`;
}

/** @param {any} each @param {number} silent */
function row(each, silent) {
  const { figures } = each;
  if (each.replacedBy) {
    return html`<tr class="dim"><td><strong>${each.service}</strong><div>${t('operations.since', { time: moment(each.since) })}</div></td>
      <td colspan="3">${t('operations.replaced', { time: moment(each.seen) })}</td></tr>`;
  }
  const behind = figures.groups.filter((/** @type {any} */ group) => group.waiting > 0 || group.parked > 0);
  const fine = figures.failing.length === 0 && !figures.clock?.stopped && figures.auditWaiting === 0 && silent < SILENT;
  return html`<tr><td><strong>${each.service}</strong><div class="dim">${t('operations.since', { time: moment(each.since) })}</div></td>
    <td>${figures.outbox ? backlog(figures.outbox) : html`<span class="dim">-</span>`}</td>
    <td>${behind.length === 0 ? html`<span class="good">${t('operations.all-handled', { n: figures.groups.length })}</span>` : behind.map((/** @type {any} */ group) => html`<div><span class="mono">${group.group}</span> <span class="late">${t('operations.records-waiting', { n: group.waiting, time: span(duration(group.oldest)) })}</span>
      ${group.parked ? html`<span class="tag late">${t('operations.parked-here', { n: group.parked })}</span>` : nothing}</div>`)}</td>
    <td>${fine ? html`<span class="good">${t('operations.none')}</span>` : nothing}${silent >= SILENT ? html`<div class="late">${t('operations.silent', { time: span(silent) })}</div>` : nothing}${figures.clock?.stopped ? html`<div class="late">${t('operations.clock-stopped')}</div>` : nothing}
      ${figures.failing.map((/** @type {any} */ worker) => html`<div class="late"><span class="mono">${worker.worker}</span> ${t('operations.failures', { n: worker.failures })}</div>`)}
      ${figures.auditWaiting ? html`<div class="soon">${t('operations.audit-waiting', { n: figures.auditWaiting })}</div>` : nothing}</td></tr>`;
}

/** @param {{cases: number, oldest: string}} outbox */
function backlog(outbox) {
  return outbox.cases === 0 ? html`<span class="good">${t('operations.empty')}</span>` : html`<span class="late">${t('operations.cases-waiting', { n: outbox.cases, time: span(duration(outbox.oldest)) })}</span>`;
}

/**
 * Why nothing was done about a deadline that is over.
 * @param {string} caseId @param {any[]} parked @param {any} found
 */
export function whyLate(caseId, parked, found) {
  const held = parked.find((each) => each.caseId === caseId);
  if (held) {
    return t('operations.late-parked', { group: held.group, why: held.reason ?? held.kind });
  }
  const all = (found?.processes ?? []).filter((/** @type {any} */ each) => !each.replacedBy);
  if (all.some((/** @type {any} */ each) => each.figures.clock?.stopped)) {
    return t('operations.clock-stopped');
  }
  const behind = all.flatMap((/** @type {any} */ each) => each.figures.groups).filter((/** @type {any} */ group) => group.waiting > 0);
  return behind.length > 0 ? t('operations.late-behind', { group: behind[0].group, n: behind[0].waiting }) : t('operations.late-firing');
}
