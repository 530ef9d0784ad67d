/** What happened, in order, with what people wrote and showed. */
import { html, nothing, repeat } from '../core/lit.js';
import { exact, money, moneyIfAny, moment } from '../core/format.js';
import { person, t, word, wordOf } from '../core/i18n.js';
import { exhibitsOf, whose } from '../core/case-data.js';
import { referenceOf } from '../core/references.js';
import { decisionKinds, isOfMatter, outcomeWord } from '../core/outcomes.js';
import { reference } from './reference.js';
import { lines } from './facts.js';
import './exhibit.js';

/** The texts of an event that people wrote, whatever its type. */
const TEXTS = ['statement', 'text', 'explanation', 'message', 'why', 'reasons', 'caption', 'note', 'comment'];
/** Fields of one code each, with the lists of words it may belong to. @type {[string, string[]][]} */
const CODES = [['ground', ['ground']], ['reason', ['reason']], ['remedy', ['remedy']], ['element', ['element']], ['step', ['step']], ['duty', ['duty']], ['consequence', ['consequence']], 
  ['cause', ['pauseReason', 'complaintCause', 'advanceCause']], ['kind', ['violationKind']], ['flag', ['flag']], ['topic', ['topic']], ['sanction', ['sanction']],
  ['code', ['declineCode']], ['why', ['handOffWhy']]];

/** @param {any} value a text, an erased one, or a code */
function text(value) {
  return typeof value === 'string' ? value : '';
}

/** What is to be proven is named as such: on its own it reads as if it had been. @param {string} field @param {string} what */
function told(field, what) {
  return field === 'element' ? t('facts.about-element', { what }) : what;
}

/** What became of it by this event. @param {any} event @param {boolean} isMatter */
function became({ type, outcome, decision, points }, isMatter) {
  return [typeof outcome === 'string' && outcomeWord(outcome, isMatter), typeof decision === 'string' && wordOf(decisionKinds(type), decision), points > 0 && t('timeline.points', { n: points })].filter(Boolean);
}

/** @param {any} event @param {Map<string, any>} exhibits @param {boolean} future @param {boolean} isMatter */
function entry(event, exhibits, future, isMatter) {
  const coded = CODES.filter(([field]) => typeof event[field] === 'string' && (field !== 'why' || event.type === 'HandedOff')).map(([field, kinds]) => told(field, wordOf(kinds, event[field])));
  const codes = [...coded, ...became(event, isMatter)];
  const ruling = event.ruling;
  const isCode = (/** @type {string} */ field) => field === 'why' ? event.type === 'HandedOff' : CODES.some(([code]) => code === field);
  return html`<li class="event ${future ? 'future' : ''} ${event.type === 'DutyLapsed' && event.duty !== 'MAY_APPEAL' ? 'lapsed' : ''}" data-seq=${event.seq}>
    <div class="gutter"><time datetime=${event.at} title=${exact(event.at)}>${moment(event.at)}</time><span class="dim">${event.seq}</span></div>
    <div class="said"><div><strong>${event.type === 'DutyLapsed' && event.duty === 'MAY_APPEAL' ? t('timeline.not-used') : word('event', event.type)}</strong> <span class="dim"><bdi>${person(whose(event))}</bdi></span>
      ${event.to ? html`<span class="dim">→ ${person(event.to)}</span>` : nothing}
      ${typeof event.agent === 'string' ? html`<span class="dim">→ <bdi>${event.agent.includes('/') ? person(event.agent) : event.agent}</bdi></span>` : nothing}
      ${event.stars ? html` <span class="tag">${event.stars}/5</span>` : nothing}
      ${event.empty ? html`<span class="tag late">${t('timeline.empty')}</span>` : nothing}
      ${codes.map((each) => html` <span class="tag">${each}</span>`)}
      ${moneyIfAny(event.amount) ? html` <span class="tag">${moneyIfAny(event.amount)}</span>` : nothing}${reference(referenceOf(event))}</div>
      ${TEXTS.filter((field) => text(event[field]) && !isCode(field)).map((field) => html`<p class="quote pre" dir="auto">${event[field]}</p>`)}
      ${ruling ? html`<p>${word('result', ruling.result)} ${lines(ruling)}</p>${ruling.reasons && ruling.reasons !== event.reasons ? html`<p class="quote pre" dir="auto">${ruling.reasons}</p>` : nothing}` : nothing}
      ${exhibitsOf(event).map((id) => exhibits.has(id) ? html`<bc-exhibit .exhibit=${exhibits.get(id)}></bc-exhibit>` : nothing)}
      ${(event.ledger ?? []).length ? html`<div class="dim">${event.ledger.map((/** @type {any} */ each) => html`${word('account', each.account)} ${money(each.change)} `)}</div>` : nothing}
    </div></li>`;
}

/** @param {any[]} events @param {any[]} exhibits @param {number} upTo how many of them had happened; the others are set back */
export function timeline(events, exhibits, upTo) {
  const isMatter = isOfMatter(events);
  const byId = new Map(exhibits.map((each) => [each.evidenceId, each]));
  return html`<ol class="timeline">${repeat(events.map((event, at) => ({ event, at })).reverse(), ({ event }) => event.seq, ({ event, at }) => entry(event, byId, at >= upTo, isMatter))}</ol>`;
}
