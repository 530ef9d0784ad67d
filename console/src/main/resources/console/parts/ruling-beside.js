/** What a ruling is argued from, beside its form: the claim, the exhibits of both sides, and like cases. */
import './exhibit.js';
import { html, nothing } from '../core/lit.js';
import { money, moneyIfAny } from '../core/format.js';
import { t, word } from '../core/i18n.js';

/** @param {any} seen */
export function exhibits(seen) {
  const all = seen.evidence ?? [];
  const of = (/** @type {string} */ role) => all.filter((/** @type {any} */ each) => (each.uploadedBy ?? '').startsWith(`${role}/`));
  const others = all.filter((/** @type {any} */ each) => !/^(BUYER|SELLER)\//.test(each.uploadedBy ?? ''));
  const side = (/** @type {any[]} */ some) => some.map((each) => html`<bc-exhibit .exhibit=${each} large></bc-exhibit>`);
  return all.length === 0 ? nothing : html`<fieldset><legend>${t('ruling.exhibits')}</legend><div class="sides">${['BUYER', 'SELLER'].map((role) => html`<div><strong>${word('role', role)}</strong>
    ${of(role).length ? side(of(role)) : html`<p class="dim">${t('ruling.no-exhibit')}</p>`}</div>`)}</div>${side(others)}</fieldset>`;
}

/** @param {any} each an exhibit @returns {string} which it is, what it is, and what whoever brought it calls it */
export function exhibitName(each) {
  const caption = typeof each.caption === 'string' ? each.caption : '';
  const told = caption.length > 40 ? `${caption.slice(0, 40)}…` : caption;
  return [t('exhibit.n', { n: each.exhibit }), word('evidenceKind', each.kind), told].filter(Boolean).join(' · ');
}

/** @param {any} claim */
export function asked(claim) {
  return claim ? html`<p class="claimed">${t('ruling.claimed')} <strong>${word('remedy', claim.remedy)} ${moneyIfAny(claim.amount)}</strong> · ${word('reason', claim.reason)}</p>` : nothing;
}

/** @param {{draft: any, failed: string, inside: boolean, suggest: () => void, take: () => void}} what the draft by the policy's own rule, with like cases */
export function like({ draft, failed, inside, suggest, take }) {
  return html`<fieldset><legend>${t('ruling.like')}</legend>${draft ? html`
    <p class="dim">${draft.label}</p>
    ${draft.result ? html`<p class="draft">${word('result', draft.result)} ${word('remedy', draft.remedy)} ${draft.amount ? money(draft.amount) : nothing} ${draft.by ? html`<span class="tag soon">${word('role', draft.by)}</span>` : nothing}
      ${inside ? nothing : html`<button data-do="take-draft" @click=${take}>${t('ruling.take-draft')}</button>`}</p>` : html`<p class="draft">${t('ruling.no-draft')}</p>`}
    <ul>${draft.like.map((/** @type {any} */ each) => html`<li><a href="/cases/${each.caseId}">${each.caseId}</a> ${word('result', each.result)} <bdi class="dim">${each.remedy ? word('remedy', each.remedy) : ''}</bdi></li>`)}</ul>
    ${draft.like.length === 0 ? html`<p class="dim">${t('ruling.no-like')}</p>` : nothing}` : html`<button data-do="draft" @click=${suggest}>${t('ruling.ask-like')}</button>`}
    ${failed ? html`<p class="fault">${failed}</p>` : nothing}</fieldset>`;
}
