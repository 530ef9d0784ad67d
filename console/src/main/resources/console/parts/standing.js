/** How somebody stands: each figure with the cases that make it up. */
import { html, nothing } from '../core/lit.js';
import { duration, moment, span } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { go } from '../core/router.js';
import { store } from '../core/store.js';

/** How many cases stand behind a figure before the reader asks for the others. */
const AT_ONCE = 5;

/** @param {any} found as the product tells it @param {(acts: any) => any} share how much of it was in time */
export function standing(found, share) {
  return html`<article class="act standing"><h3>${t('desk.standing')} <bdi>${person(found.of)}</bdi></h3>
    ${isUnknown(found) ? html`<p class="dim" data-unknown>${t('desk.no-case-counts', { time: moment(found.since) })}</p>` : html`<dl class="facts-list">
      ${score(found)}${counts(found)}${rates(found)}${work(found, share)}${raised(found.flags)}
      ${list('desk.complaints', found.complaints, 'sanction')}${list('desk.reasons', found.reasons, 'standingReason')}</dl>`}
    <button class="plain" @click=${() => go('/desk')}>${t('help.close')}</button></article>`;
}

/** Whoever never had a case, and whoever there is not, cannot be told apart. @param {any} found */
function isUnknown({ cases, points, counts: all, flags: raised, work: done, complaints, ratings }) {
  const none = (/** @type {any[] | undefined} */ of) => (of ?? []).length === 0;
  if (done) {
    return done.cases === 0 && done.acts.onTime + done.acts.late === 0 && done.handOffs === 0 && none(complaints) && !ratings?.count;
  }
  return none(raised) && (all ? Object.values(all).every((n) => n === 0) : cases === 0 && !points);
}

/** @param {any} found */
function score({ score: reached, points, penalty, cases }) {
  return reached === undefined ? nothing : html`<dt>${t('desk.score')}</dt><dd>${reached} · ${t('desk.points', { n: points })} · ${t('desk.of-cases', { n: cases })}</dd>
    <dt>${t('desk.penalty')}</dt><dd>${penalty ? html`<span class="late">${word('penalty', penalty)}</span>` : t('desk.none')}</dd>`;
}

/** Of a buyer. @param {any} found */
function counts({ counts: all, inGoodStanding, expressRefundsLeft }) {
  return all ? html`<dt>${t('desk.stands')}</dt><dd>${inGoodStanding ? html`<span class="good">${t('desk.good-standing')}</span>` : html`<span class="late">${t('desk.flagged')}</span>`}</dd>
    ${Object.entries(all).map(([name, n]) => html`<dt>${t(`count.${name}`)}</dt><dd>${n}</dd>`)}
    <dt>${t('desk.express-left')}</dt><dd>${expressRefundsLeft}</dd>` : nothing;
}

/** @param {any} found */
function rates(found) {
  return Object.entries(found.rates ?? {}).map(([name, rate]) => html`<dt>${t(`rate.${name}`)}</dt><dd data-rate=${name}>${/** @type {any} */ (rate).count}/${/** @type {any} */ (rate).of} ${reasons(/** @type {any} */ (rate).cases, 'standingReason')}</dd>`);
}

/** Of somebody of the desk. @param {any} found @param {(acts: any) => any} share */
function work({ of, work: done, ratings, sanction }, share) {
  return done ? html`<dt>${t('desk.on-time')}</dt><dd>${share(done.acts)}</dd><dt>${t('desk.held')}</dt><dd>${span(duration(done.held))}</dd>
    <dt>${t('desk.ratings')}</dt><dd>${ratings?.count ? html`${t('desk.rated', { mean: ratings.mean, n: ratings.count })}${store.state.me?.role === 'SUPERVISOR' ? html` <a href="/ratings?who=${encodeURIComponent(of)}">${t('page.ratings')}</a>` : nothing}` : t('desk.none')}</dd>
    ${sanction ? html`<dt>${t('desk.sanction')}</dt><dd class="late">${word('sanction', sanction)}</dd>` : nothing}` : nothing;
}

/** Marks that stand, with what was counted. @param {any[]} [flags] */
export function raised(flags = []) {
  return flags.map((/** @type {any} */ flag) => html`<dt>${t('desk.flag')}</dt><dd><span class="late">${word('flag', flag.flag)}</span>
    <span class="dim">${t('desk.raised', { n: flag.count, least: flag.atLeast, span: span(duration(flag.within)) })}</span>
    ${flag.contestedBy ? html` <a href="/cases/${flag.contestedBy}">${t('desk.contested')}</a>` : nothing} ${reasons(flag.cases, 'standingReason')}</dd>`);
}

/** @param {string} label @param {any[] | undefined} all @param {string} kind */
function list(label, all, kind) {
  return (all ?? []).length ? html`<dt>${t(label)}</dt><dd>${reasons(all, kind)}</dd>` : nothing;
}

/** @param {any[] | undefined} all @param {string} kind of the words for what it was */
function reasons(all = [], kind = '') {
  const line = (/** @type {any} */ each) => html`<li><a class="mono" href="/cases/${each.caseId}">${each.caseId}</a> ${word(kind, each.what)}${each.points ? ` · ${t('desk.points', { n: each.points })}` : ''}
    <span class="dim">${moment(each.when)}${each.expires ? ` · ${t('desk.expires', { time: moment(each.expires) })}` : ''}</span></li>`;
  const rest = all.slice(AT_ONCE);
  return all.length === 0 ? nothing : html`<ul class="reasons">${all.slice(0, AT_ONCE).map(line)}</ul>
    ${rest.length ? html`<details><summary>${t('desk.more', { n: rest.length })}</summary><ul class="reasons">${rest.map(line)}</ul></details>` : nothing}`;
}
