/** Why something was refused: each fault under the name that its form has for the field, and what else there is to do. */
import { html, nothing } from '../core/lit.js';
import { t } from '../core/i18n.js';

const CASE = /\b([A-Z]{2}-[A-Z0-9]{16})\b/;

/** Cases that a sentence names are a click away. @param {string} text */
export function linked(text) {
  return text.split(CASE).map((part, n) => (n % 2 ? html`<a class="mono" href="/cases/${part}">${part}</a>` : part));
}

/**
 * @param {import('../core/api.js').Refusal | null} no
 * @param {(field: string) => string} label what the form calls a field; empty where it has none of that name
 */
export function refused(no, label) {
  if (!no) {
    return nothing;
  }
  const { rule, next } = no.problem;
  if (no.faults.length === 0) {
    return html`<div class="fault" role="alert" tabindex="-1"><strong>${linked(no.message)}</strong>${[rule, next].filter(Boolean).map((line) => html`<p>${linked(line)}</p>`)}</div>`;
  }
  return html`<div class="fault" role="alert" tabindex="-1"><strong>${t(no.faults.length > 1 ? 'act.faults' : 'act.fault', { n: no.faults.length })}</strong>
    <ul>${no.faults.map((fault) => html`<li>${label(fault.field) ? html`<span class="name">${label(fault.field)}</span>: ` : nothing}${linked(fault.message)}</li>`)}</ul>
    ${rule && no.code !== 'MALFORMED' ? html`<details><summary>${t('act.rule')}</summary><p>${rule}</p></details>` : nothing}</div>`;
}

/** Said to those who wait for longer than a moment. @param {boolean} busy */
export function waiting(busy) {
  return busy ? html`<span class="dim waiting" role="status">${t('act.waiting')}</span>` : nothing;
}
