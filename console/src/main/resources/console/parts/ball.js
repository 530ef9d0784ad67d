/** The law made visible: who holds the ball, until when, and what follows if nothing happens. */
import { html, nothing } from '../core/lit.js';
import { age, day, exact, moment, span, toBreach, urgency, zoneName } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { store } from '../core/store.js';
import { isDesk, holderOf } from '../core/case-data.js';
import { awaited } from '../core/references.js';
import { reference } from './reference.js';
import { clauseId } from './clause-id.js';

const DAY = 86400000;
/** Duties whose name says which step they are about. */
const SAID = ['RETURN_GOODS', 'CONFIRM_RECEIPT', 'RECEIVE_REPLACEMENT'];
/** What still can be taken in at a glance. */
const MOST_DAYS = 42;

/** @param {any} duty */
export function isMine(duty) {
  const { me } = store.state;
  return duty.holder === me?.role && (!duty.holderId || duty.holderId === me?.id);
}

/** @param {any} duty @param {any[]} events of the case so far @param {number | null} [then] the moment of the past that is shown, in which nobody can act any more */
export function dutyCard(duty, events, then = null) {
  const now = then ?? store.now();
  const yours = then === null && isMine(duty);
  const state = urgency(duty.dueAt, now);
  const parcel = awaited(duty, events);
  return html`<article class="duty is-${state} ${yours ? 'you' : ''}">
    <div class="when"><strong class=${state}>${toBreach(duty.dueAt, now)}</strong>
      <time datetime=${duty.dueAt} title=${exact(duty.dueAt)}>${moment(duty.dueAt)}</time>${theirs(duty)}</div>
    <div class="body">
      <h2>${yours ? html`<span class="tag you">${t('queue.you')}</span> ` : nothing}<bdi>${person(holderOf(duty))}</bdi>: ${word('duty', duty.duty)}
        ${duty.about && !SAID.includes(duty.duty) ? html`<span class="dim">${about(duty.about)}</span>` : nothing}</h2>
      ${(duty.kinds ?? []).length > 0 ? html`<p>${t('ball.kinds')} <strong>${duty.kinds.map((/** @type {string} */ kind) => word('evidenceKind', kind)).join(', ')}</strong></p>` : nothing}
      ${parcel ? html`<p>${reference(parcel)}</p>` : nothing}
      <p>${t('ball.silent', { what: word('consequence', duty.ifSilent?.consequence) })}</p>
      ${duty.clauseText ? html`<blockquote class="clause">${duty.clauseText}${clauseId(duty.clause)}</blockquote>` : nothing}
      <p class="dim held">${t('ball.since', { time: moment(duty.since), span: age(duty.since, now) })}</p>
      <details><summary>${t('ball.why')}</summary>
        <p class="dim">${word('clock', duty.clock)}
          ${duty.why ? html` · ${t(duty.why.opens ? 'ball.working-time' : 'ball.time', { time: span(length(duty.why.time)), from: hour(duty.why.opens), to: hour(duty.why.closes) })}
            ${duty.why.zone ? html`(<bdi>${zoneName(duty.why.zone)}</bdi>: ${moment(duty.dueAt, duty.why.zone)})` : nothing}` : nothing}
          ${duty.calendarAssumed ? html` · ${t('ball.assumed')}` : nothing}</p>
        ${calendar(duty)}
      </details>
    </div></article>`;
}

/** By the clock of the market, where the buyer is, for a reader of the desk whose own clock says otherwise. @param {any} duty */
function theirs({ dueAt, why }) {
  const there = why?.zone && isDesk(store.state.me?.role ?? '') ? moment(dueAt, why.zone) : '';
  return there && there !== moment(dueAt) ? html`<span class="dim theirs" data-zone=${why.zone}>${there} <bdi>${zoneName(why.zone)}</bdi></span>` : nothing;
}

/** @param {string} value an offer, an element, a step or a cause */
function about(value) {
  const offer = /^offer-(\d+)$/.exec(value);
  if (offer) {
    return t('facts.offer-n', { n: offer[1] });
  }
  const kind = ['element', 'step', 'advanceCause'].find((each) => store.state.words[each]?.[value]);
  return kind === 'element' ? t('facts.about-element', { what: word(kind, value) }) : kind ? word(kind, value) : value;
}

/** The days from the beginning of a duty to its end, with what each of them counts. @param {any} duty */
function calendar(duty) {
  /** @type {any[]} */
  const days = duty.why?.days ?? [];
  if (days.length === 0 || days.length > MOST_DAYS) {
    return nothing;
  }
  const before = (new Date(`${days[0].date}T12:00Z`).getUTCDay() + 6) % 7;
  return html`<ol class="calendar" aria-label=${t('ball.calendar')}>${Array.from({ length: before }, () => html`<li class="none" aria-hidden="true"></li>`)}
    ${days.map((each, n) => {
    const counted = length(each.counted);
    return html`<li class="${counted > 0 ? '' : 'closed'} ${n === 0 ? 'start' : ''} ${n === days.length - 1 ? 'due' : ''}"
      title="${word('dayKind', each.kind)}">${day(Date.parse(`${each.date}T12:00Z`), 'UTC')}<br>${counted > 0 ? span(counted) : word('dayKind', each.kind)}</li>`;
  })}</ol>`;
}

/** @param {string} iso PT7H30M @returns {number} milliseconds */
function length(iso) {
  const [, days, hours, minutes, seconds] = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso) ?? [];
  return Number(days ?? 0) * DAY + Number(hours ?? 0) * 3600000 + Number(minutes ?? 0) * 60000 + Number(seconds ?? 0) * 1000;
}

/** @param {string | undefined} time 10:00:00 */
function hour(time) {
  return time?.slice(0, 5) ?? '';
}

/** @param {any} seen the case @param {any[]} events */
export function ball(seen, events) {
  const open = [...(seen.ball ?? [])].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  return html`<section aria-label=${t('ball.title')}>
    ${open.length === 0 ? html`<p class="dim">${seen.stage === 'CLOSED' ? t('ball.closed-case') : t('ball.nobody')}</p>` : open.map((duty) => dutyCard(duty, events))}
    ${(seen.waiting ?? []).map((/** @type {any} */ each) => html`<p class="dim">${t('ball.waiting', { who: word('role', each.holder), duty: word('duty', each.duty), why: word('dutyEnding', each.why) })}</p>`)}
  </section>`;
}
