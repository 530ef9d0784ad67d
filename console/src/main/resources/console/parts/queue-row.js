/** One case in the queue. */
import { html, nothing } from '../core/lit.js';
import { exact, moneyIfAny, toBreach, urgency } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { outcomeWord } from '../core/outcomes.js';
import { unread } from '../core/seen.js';
import { store } from '../core/store.js';

/**
 * @param {any} line
 * @param {{at: boolean, selected: boolean, moved: boolean, select: () => void, enter: () => void}} how
 */
export function row(line, how) {
  const clocks = [...(line.ball ?? [])].filter((duty) => duty.dueAt).sort((a, b) => a.dueAt.localeCompare(b.dueAt) || Number(mine(b)) - Number(mine(a)));
  const nearest = clocks[0];
  const silence = nearest?.ifSilent?.consequence ?? nearest?.ifSilent ?? line.ifSilent?.consequence ?? line.ifSilent;
  const news = unread(line);
  return html`<li class="line ${how.at ? 'at' : ''} ${how.moved ? 'moved' : ''} ${news ? 'unread' : ''}" data-case=${line.caseId}
    aria-current=${how.at ? 'true' : nothing} @mousedown=${how.enter}>
    <input type="checkbox" .checked=${how.selected} @change=${how.select} aria-label=${t('queue.select', { id: line.caseId })}>
    <div class="due ${nearest ? urgency(nearest.dueAt) : 'calm'}">
      ${nearest ? html`<strong title=${exact(nearest.dueAt)}>${toBreach(nearest.dueAt)}</strong>` : html`<span class="dim">${t('queue.no-clock')}</span>`}
      ${line.urgent ? html`<span class="tag late">${t('queue.urgent')}</span>` : nothing}
    </div>
    <div class="turn">
      ${nearest ? html`<div class="first">${mine(nearest) ? html`<span class="tag ${nearest.holderId ? 'you' : ''}">${t(nearest.holderId ? 'queue.you' : 'queue.your-desk')}</span> ` : html`${person(holder(nearest))}: `}${word('duty', nearest.duty)}</div>` : html`<div class="first">${outcomeWord(line.outcome, line.kind !== 'DISPUTE') || word('stage', line.stage)}</div>`}
      <div class="dim">${silence ? html`<span class="silence" title=${word('consequence', silence)}>${t('queue.silence')} ${word('consequence', silence)}</span>` : nothing}
      </div>
      ${others(clocks.slice(1), nearest)}
    </div>
    <div class="what">
      <div class="first"><a href="/cases/${line.caseId}"><bdi>${line.title ?? parcel(line) ?? word('kind', line.kind)}</bdi></a>${news ? html` <span class="tag you" title=${t('queue.unread', { n: news })}>+${news}</span>` : nothing}</div>
      <div class="dim" title=${[line.buyer, line.seller].filter(Boolean).join(' / ')}>${[line.reason ? word('reason', line.reason) : cause(line.cause), word('stage', line.stage)].filter(Boolean).join(' · ')}${line.buyer ? html` · <bdi>${line.buyer}</bdi>` : nothing}${line.seller ? html` / <bdi>${line.seller}</bdi>` : nothing}${about(line)}</div>
    </div>
    <div class="amount">${moneyIfAny(line) || html`<span class="dim">${word('remedy', line.remedy)}</span>`}</div>
    <div class="facts dim"><div class="owner" title=${t('queue.owner')}><bdi>${line.owner ? line.owner.split('/').pop() : ''}</bdi></div>${fact('queue.hand-offs', count(line.handOffs))}${fact('queue.missed', count(line.missed))}${fact('queue.evidence', count(line.evidence))}</div>
  </li>`;
}

/**
 * The other clocks that run, each with whoever has it; those that end together for the same are one.
 * @param {any[]} clocks @param {any} nearest
 */
function others(clocks, nearest) {
  const together = Object.values(Object.groupBy(clocks, (duty) => `${duty.dueAt} ${duty.duty}`)).map((each) => each ?? []);
  return together.length === 0 ? nothing : html`<div class="dim clocks">${together.map((each) => {
    const [{ dueAt, duty }] = each;
    const who = each.map((one) => person(holder(one))).join(t('queue.and'));
    const what = duty === nearest.duty ? '' : `: ${word('duty', duty)}`;
    return html`<span class="clocklet ${urgency(dueAt)}" title="${who}: ${word('duty', duty)}, ${exact(dueAt)}">${toBreach(dueAt)} ${who}${what}</span> `;
  })}</div>`;
}

/** Of which parcel a third party was asked. @param {any} line */
function parcel({ tracking }) {
  return tracking?.trackingNumber ? `${t('facts.parcel')} ${tracking.trackingNumber}` : undefined;
}

/** Why a matter that is no dispute was brought up, in the words of its kind. @param {string | undefined} code */
function cause(code) {
  const kind = ['complaintCause', 'violationKind', 'topic', 'flag'].find((each) => code && store.state.words[each]?.[code]);
  return kind ? word(kind, code) : code ? word('topic', code) : '';
}

/** Who brought such a matter up, whom and which case it is about, and how often it was asked. @param {any} line */
function about(line) {
  const { me } = store.state;
  const parts = [line.by !== me?.actor && person(line.by), /^[A-Z_]+\//.test(line.about ?? '') ? person(line.about) : line.about, line.dispute, line.channel && word('channel', line.channel),
    line.askedBefore > 0 && t('facts.asked-times', { n: line.askedBefore + 1 })].filter(Boolean);
  return parts.map((part) => html` · <bdi>${part}</bdi>`);
}

/** @param {string} key @param {number} n */
function fact(key, n) {
  return n > 0 ? html`<span title=${t(key)}>${t(`${key}-short`, { n })}</span> ` : nothing;
}

/** @param {any} value a number, a list, or an object with a count */
function count(value) {
  return typeof value === 'number' ? value : Array.isArray(value) ? value.length : (value?.count ?? 0);
}

/** @param {any} duty */
function holder(duty) {
  return duty.holderId ? `${duty.holder}/${duty.holderId}` : duty.holder;
}

/** @param {any} duty */
function mine(duty) {
  const { me } = store.state;
  return duty.holder === me?.role && (!duty.holderId || duty.holderId === me?.id);
}
