/** The law made visible: who holds the ball, until when, and what follows if nothing happens. */
import { html, nothing } from '../core/lit.js';
import { day, exact, moment, span, toBreach, urgency } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { store } from '../core/store.js';

const DAY = 86400000;

/** @param {any} duty */
export function isMine(duty) {
  const { me } = store.state;
  return duty.holder === me?.role && (!duty.holderId || duty.holderId === me?.id);
}

/** @param {any} duty */
function holder(duty) {
  return person(duty.holderId ? `${duty.holder}/${duty.holderId}` : duty.holder);
}

/** @param {any} duty */
export function dutyCard(duty) {
  const state = urgency(duty.dueAt);
  return html`<article class="duty is-${state} ${isMine(duty) ? 'you' : ''}">
    <div class="when"><strong class=${state}>${toBreach(duty.dueAt)}</strong>
      <time datetime=${duty.dueAt} title=${exact(duty.dueAt)}>${moment(duty.dueAt)}</time></div>
    <div class="body">
      <h3>${isMine(duty) ? html`<span class="tag you">${t('queue.you')}</span> ` : nothing}<bdi>${holder(duty)}</bdi>: ${word('duty', duty.duty)}
        ${duty.about ? html`<span class="dim">${about(duty.about)}</span>` : nothing}</h3>
      <p>${t('ball.silent', { what: word('consequence', duty.ifSilent?.consequence) })}</p>
      <details><summary>${t('ball.why')}</summary>
        ${duty.clauseText ? html`<blockquote>${duty.clauseText}</blockquote>` : nothing}
        <p class="dim">${duty.why ?? nothing} <span class="mono">${duty.clause}</span></p>
        <p class="dim">${t('ball.since', { time: moment(duty.since), span: span(store.now() - Date.parse(duty.since)) })} · ${word('clock', duty.clock)}
          ${duty.calendar ? html` · ${duty.calendar.name ?? ''} ${duty.calendar.zone ? `(${duty.calendar.zone}, ${moment(duty.dueAt, duty.calendar.zone)})` : ''}` : nothing}
          ${duty.calendarAssumed ? html` · ${t('ball.assumed')}` : nothing}</p>
        ${calendar(duty)}
        ${(duty.kinds ?? []).length > 0 ? html`<p class="dim">${t('ball.kinds')} ${duty.kinds.map((/** @type {string} */ kind) => word('evidenceKind', kind)).join(', ')}</p>` : nothing}
      </details>
    </div></article>`;
}

/** @param {string} value an offer, an element, a step or a cause */
function about(value) {
  const kind = ['element', 'step', 'advanceCause'].find((each) => store.state.words[each]?.[value]);
  return kind ? word(kind, value) : value;
}

/** The days from the beginning of a duty to its end, the closed ones marked. @param {any} duty */
function calendar(duty) {
  const zone = duty.calendar?.zone;
  const closed = new Map((duty.calendar?.closed ?? duty.calendar?.closedDays ?? []).map((/** @type {any} */ each) => (typeof each === 'string' ? [each, ''] : [each.date ?? each.day, each.name ?? each.why ?? ''])));
  const from = Date.parse(duty.since);
  const to = Date.parse(duty.dueAt);
  if (to - from > 40 * DAY) {
    return nothing;
  }
  const days = [];
  for (let at = from; ; at += DAY) {
    const last = at >= to || localDate(at, zone) === localDate(to, zone);
    days.push(last ? to : at);
    if (last) {
      break;
    }
  }
  return html`<ul class="calendar" aria-label=${t('ball.calendar')}>${days.map((at, n) => {
    const date = localDate(at, zone);
    return html`<li class="${closed.has(date) ? 'closed' : ''} ${n === 0 ? 'start' : ''} ${n === days.length - 1 ? 'due' : ''}"
      title=${closed.has(date) ? closed.get(date) || t('ball.closed') : ''}>${day(at, zone)}${closed.has(date) ? html`<br>${t('ball.closed')}` : nothing}</li>`;
  })}</ul>`;
}

/** @param {number} at @param {string | undefined} zone */
function localDate(at, zone) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}

/** @param {any} seen the case */
export function ball(seen) {
  const open = [...(seen.ball ?? [])].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  return html`<section aria-label=${t('ball.title')}>
    ${open.length === 0 ? html`<p class="dim">${seen.stage === 'CLOSED' ? t('ball.closed-case') : t('ball.nobody')}</p>` : open.map(dutyCard)}
    ${(seen.waiting ?? []).map((/** @type {any} */ each) => html`<p class="dim">${t('ball.waiting', { who: word('role', each.holder), duty: word('duty', each.duty), why: word('dutyEnding', each.why) })}</p>`)}
  </section>`;
}
