/** What a case is about, and what came of it: claim, burdens, offers, ruling, plan and money. */
import { html, nothing } from '../core/lit.js';
import { ledger } from '../core/case-data.js';
import { money, moneyIfAny, moment } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { exhibitName } from './ruling-beside.js';
import { referenceOf, referenceOfStep } from '../core/references.js';
import { reference } from './reference.js';
import { clauseId } from './clause-id.js';

/** @param {any} seen */
export function claim(seen) {
  const { claim: asked, order } = seen;
  if (!asked) {
    return nothing;
  }
  return html`<section><h2>${t('facts.claim')}</h2><dl class="facts-list">
    <dt>${t('facts.wants')}</dt><dd>${word('remedy', asked.remedy)} <strong>${moneyIfAny(asked.amount)}</strong></dd>
    <dt>${t('facts.reason')}</dt><dd>${word('reason', asked.reason)}</dd>
    <dt>${t('facts.order')}</dt><dd><bdi>${order?.title}</bdi> · ${order?.quantity} × ${money(order?.unitPrice)} <span class="mono dim">${order?.orderId}/${order?.orderLineId}</span></dd>
    <dt>${t('facts.goods')}</dt><dd>${word('goodsClass', order?.goodsClass)}${(order?.promises ?? []).map((/** @type {string} */ each) => html` <span class="tag">${word('promise', each)}</span>`)}</dd>
    ${order?.trackingNumber ? html`<dt>${t('facts.parcel')}</dt><dd><bdi>${order.carrier}</bdi> <span class="mono">${order.trackingNumber}</span></dd>` : nothing}
    ${order?.signedAt ? html`<dt>${t('facts.signed')}</dt><dd>${moment(order.signedAt)}</dd>` : nothing}
    ${seen.lineAccount ? html`<dt>${t('facts.line')}</dt><dd>${t('facts.line-left', { left: money(seen.lineAccount.left), cap: money(seen.lineAccount.cap) })}</dd>` : nothing}
    <dt>${t('facts.policy')}</dt><dd><a href="/policies?version=${seen.policy}">${seen.policy}</a></dd>
    ${seen.owner ? html`<dt>${t('queue.owner')}</dt><dd><bdi>${person(seen.owner)}</bdi>${seen.ownerFixed ? html` <span class="tag">${t('facts.fixed')}</span>` : nothing}</dd>` : nothing}
    ${seen.handOffs?.count ? html`<dt>${t('queue.hand-offs')}</dt><dd>${seen.handOffs.count}${seen.handOffs.empty ? html` <span class="tag late">${t('facts.empty', { n: seen.handOffs.empty })}</span>` : nothing}</dd>` : nothing}
    ${(seen.missedDuties ?? []).length ? html`<dt>${t('queue.missed')}</dt><dd>${seen.missedDuties.map((/** @type {any} */ each) => html`<div class="late">${word('role', each.holder)}: ${word('duty', each.duty)}, ${moment(each.dueAt)}</div>`)}</dd>` : nothing}
  </dl></section>`;
}

/** What a matter that is no dispute is about: whom, which case, which order line, and how often it was asked. @param {any} seen */
export function matter(seen) {
  const found = seen.matter;
  if (!found) {
    return nothing;
  }
  const line = (/** @type {string} */ label, /** @type {any} */ value) => (value ? html`<dt>${t(label)}</dt><dd>${value}</dd>` : nothing);
  const link = (/** @type {string | undefined} */ id) => id && html`<a class="mono" href="/cases/${id}">${id}</a>`;
  const { times = 1, contacts = [], cases = [] } = seen.asked ?? {};
  return html`<section class="matter"><h2>${t('facts.matter')}</h2><dl class="facts-list">
    ${line('facts.about-agent', found.agent && html`<bdi>${person(found.agent)}</bdi>`)}
    ${line('facts.reported', found.seller ? html`<bdi>${person(`SELLER/${found.seller}`)}</bdi>` : found.buyer ? html`<bdi>${person(`BUYER/${found.buyer}`)}</bdi>` : '')}
    ${line('facts.cause', word('complaintCause', found.cause) || word('violationKind', found.kind) || word('flag', found.flag) || word('topic', found.topic))}
    ${line('facts.in-case', link(found.dispute))}
    ${line('facts.line-of', found.line && html`<span class="mono">${found.line}</span>`)}
    ${line('facts.channel', word('channel', found.channel))}
    ${line('facts.brought-by', found.by && html`<bdi>${person(found.by)}</bdi>`)}
    ${times > 1 ? line('facts.asked', html`<span class="tag late">${t('facts.asked-times', { n: times })}</span> ${[...contacts, ...cases].map((each) => html`${link(each)} `)}`) : nothing}
  </dl></section>`;
}

/** What a third party was asked for, about which parcel, and in whose words. @param {any} seen */
export function requests(seen) {
  const { tracking, requests: all = [] } = seen;
  if (!tracking && all.length === 0) {
    return nothing;
  }
  return html`<section class="requests"><h2>${t('facts.requested')}</h2>
    ${tracking?.trackingNumber ? html`<dl class="facts-list"><dt>${t('facts.parcel')}</dt><dd><bdi>${tracking.carrier}</bdi> <span class="mono">${tracking.trackingNumber}</span></dd></dl>` : nothing}
    ${all.map((/** @type {any} */ each) => html`<p><strong>${t('facts.about-element', { what: word('element', each.element) })}</strong>${(each.kinds ?? []).length ? html` · ${t('ball.kinds')} ${each.kinds.map((/** @type {string} */ kind) => word('evidenceKind', kind)).join(', ')}` : nothing}
      <span class="dim"><bdi>${person(each.actor)}</bdi> ${moment(each.at)}</span></p>${each.why ? html`<p class="quote pre" dir="auto">${each.why}</p>` : nothing}`)}</section>`;
}

/** @param {any} seen */
export function burdens(seen) {
  if (!(seen.burdens ?? []).length) {
    return nothing;
  }
  return html`<section class="burdens"><h2>${t('facts.burdens')}</h2><div class="scroll" tabindex="0"><table><thead><tr><th>${t('facts.element')}</th><th>${t('facts.bears')}</th><th>${t('facts.status')}</th></tr></thead>
    <tbody>${seen.burdens.map((/** @type {any} */ each) => html`<tr><td><strong>${word('element', each.element)}</strong><div class="dim">${each.clauseText}${clauseId(each.clause)}</div></td>
      <td>${word('role', each.bearsNow)}${each.bearsNow !== each.bearer ? html`<div class="dim">${t('facts.was', { who: word('role', each.bearer) })}</div>` : nothing}
        ${each.movedBy ? html`<div class="dim">${t('facts.moved', { n: each.movedBy.exhibit, kind: word('evidenceKind', each.movedBy.kind) })}</div>` : nothing}</td>
      <td>${each.status === 'PRESUMED' && each.presumption ? nothing : word('burdenStatus', each.status)}${each.presumption ? html`<div class="soon">${t('facts.presumed', { finding: word('finding', each.presumption.finding), who: word('role', each.presumption.against) })}</div>` : nothing}</td></tr>`)}</tbody></table></div></section>`;
}

/** Offers are numbered in the order in which they were made. @param {string} id */
function offerName(id) {
  const n = /^offer-(\d+)$/.exec(id)?.[1];
  return n ? t('facts.offer-n', { n }) : id;
}

/** @param {any} offer or a ruling */
export function lines(offer) {
  return (offer.lines ?? [offer]).map((/** @type {any} */ line) => html`<span>${word('remedy', line.remedy)} ${moneyIfAny(line.amount)}</span> `);
}

/** @param {any} seen */
export function offers(seen) {
  const all = seen.offers ?? [];
  if (!all.length && !seen.settlement) {
    return nothing;
  }
  return html`<section><h2>${t('facts.offers')}</h2>${all.map((/** @type {any} */ each) => html`<div class="offer"><strong>${word('role', each.by)}</strong> ${lines(each)}
      <span class="tag ${each.status === 'OPEN' ? 'you' : ''}">${word('offerStatus', each.status)}</span> <span class="dim">${offerName(each.offerId)}</span>${each.message ? html`<p class="quote pre" dir="auto">${each.message}</p>` : nothing}</div>`)}
    ${seen.settlement ? html`<div class="offer"><strong>${t('facts.settlement')}</strong> ${lines(seen.settlement)}
      ${(seen.settlement.acceptedBy ?? []).map((/** @type {string} */ role) => html`<span class="tag good">${t('facts.accepted-by', { who: word('role', role) })}</span> `)}
      ${seen.settlement.message ? html`<p class="quote pre" dir="auto">${seen.settlement.message}</p>` : nothing}</div>` : nothing}</section>`;
}

/** The exhibits on which a finding rests. @param {any} finding @param {any} seen */
function argued(finding, seen) {
  const found = (seen.evidence ?? []).filter((/** @type {any} */ each) => (finding.evidence ?? []).includes(each.evidenceId));
  return found.map((/** @type {any} */ each) => html`<div class="rests"><bdi>${exhibitName(each)}</bdi></div>`);
}

/** @param {any} seen */
export function ruling(seen) {
  const found = seen.ruling;
  if (!found) {
    return nothing;
  }
  return html`<section><h2>${t('facts.ruling')} ${found.final ? html`<span class="tag good">${t('facts.final')}</span>` : html`<span class="tag">${t('facts.not-final')}</span>`}</h2>
    <p><strong>${word('result', found.result)}</strong> ${lines(found)} <span class="dim"><bdi>${person(found.by)}</bdi> · ${moment(found.at)}</span></p>
    <ul>${(found.findings ?? []).map((/** @type {any} */ each) => html`<li>${word('element', each.element)}: <strong>${word('finding', each.finding)}</strong> <span class="dim" dir="auto">${each.because}</span>${argued(each, seen)}</li>`)}</ul>
    ${found.reasons ? html`<p class="quote pre" dir="auto">${found.reasons}</p>` : nothing}
    ${found.liability ? html`<p class="dim">${Object.entries(found.liability).map(([who, share]) => html`${word('account', who)} ${String(share)}% `)}</p>` : nothing}</section>`;
}

/** @param {any} seen @param {any[]} events */
export function plan(seen, events) {
  const found = seen.plan;
  if (!found) {
    return nothing;
  }
  const done = (found.steps ?? []).every((/** @type {any} */ each) => each.done);
  return html`<section class="plan"><h2>${t('facts.plan')}</h2><p>${done ? word('outcome', found.outcome) : html`<strong>${t('facts.to-do')}</strong>`} ${lines(found)}</p>
    <ol class="steps">${(found.steps ?? []).map((/** @type {any} */ each) => html`<li class=${each.done ? 'good' : ''}>${each.done ? '✓' : '○'} ${word('step', each.step)}${each.done ? reference(referenceOfStep(events, each.step)) : nothing}</li>`)}</ol>
    ${found.parts ? html`<p class="dim">${Object.entries(found.parts).map(([who, part]) => html`${word('account', who)} ${money(/** @type {any} */ (part))} `)}</p>` : nothing}</section>`;
}

/** @param {any[]} events up to which the money is shown */
export function moneyLedger(events) {
  const { entries, balances, currency } = ledger(events);
  if (!entries.length) {
    return nothing;
  }
  const total = Object.values(balances).reduce((sum, each) => sum + each, 0);
  const shown = (/** @type {number} */ value) => money({ amount: (Math.round(value * 100) / 100).toFixed(2), currency });
  return html`<section><h2>${t('facts.money')}</h2><div class="scroll" tabindex="0"><table class="ledger"><tbody>
    ${entries.map((each) => html`<tr><td class="dim">${each.seq}</td><td>${word('event', each.type)}${reference(referenceOf(each))}</td><td>${word('account', each.account)}</td><td class="number">${money(each.change)}</td></tr>`)}
    ${Object.entries(balances).map(([account, balance]) => html`<tr><td></td><td></td><td><strong>${word('account', account)}</strong></td><td class="number"><strong>${shown(balance)}</strong></td></tr>`)}
    <tr><td></td><td></td><td>${t('facts.sum')}</td><td class="number ${Math.abs(total) < 0.005 ? 'good' : 'late'}"><strong>${shown(Math.abs(total) < 0.005 ? 0 : total)}</strong></td></tr></tbody></table></div></section>`;
}
