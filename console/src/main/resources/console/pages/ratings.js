/** For supervisors: how the sides rate the platform's people, each over time and down to the cases. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { exact, moment } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { RANGES, stepped } from '../core/ranges.js';
import { route } from '../core/router.js';
import { store } from '../core/store.js';
import { fault, noLines } from '../parts/fault.js';
import { MOST_LINES, overTime } from '../parts/chart.js';

const STARS = 5;

class Ratings extends View {
  constructor() {
    super();
    /** @type {any} */
    this.found = null;
    this.failed = '';
    /** How often it was asked: what an older question found, or failed with, is not the answer to the newest. */
    this.turn = 0;
  }

  dependsOn() {
    return `${location.search} ${store.state.language}`;
  }

  async load() {
    const { days, who } = asked();
    this.turn += 1;
    const { turn } = this;
    const { found, failed } = await json(`/api/desk/ratings?${stepped(days)}${who ? `&of=${encodeURIComponent(who)}` : ''}`).then((found) => ({ found, failed: '' }), (no) => ({ found: null, failed: no.message }));
    if (turn !== this.turn) {
      return;
    }
    this.found = found;
    this.failed = failed;
    this.requestUpdate();
  }

  render() {
    const { days, who, low } = asked();
    return html`<section class="page"><header class="head"><h1>${t('page.ratings')}</h1>
        <div class="tabs">${RANGES.map((each) => html`<a class="tab" href=${address({ days: each, who, low })} aria-current=${each === days ? 'page' : nothing}>${t('desk.days', { n: each })}</a>`)}</div></header>
      <p class="dim">${t('ratings.why')}</p>
      ${who ? html`<p><span class="tag you">${person(who)}</span> <a href=${address({ days, who: '', low })}>${t('ratings.everybody')}</a></p>` : nothing}
      ${fault(this.failed, () => this.load())}
      ${this.found?.people.length ? html`${this.people()}${this.charts()}${this.cases()}` : noLines({ read: this.found !== null, failed: this.failed !== '', none: t('ratings.none') })}
      ${this.found?.newestOnly ? html`<p class="soon">${t('suggestions.cut')}</p>` : nothing}</section>`;
  }

  people() {
    const { days, low } = asked();
    const by = (/** @type {any} */ line, /** @type {string} */ role) => (line.byRole[role] ? html`${mean(line.byRole[role])} <span class="dim">(${line.byRole[role].count})</span>` : html`<span class="dim">-</span>`);
    return html`<div class="scroll" tabindex="0"><table class="figures rated"><thead><tr><th>${t('desk.of')}</th><th>${t('ratings.mean')}</th><th class="number">${t('ratings.count')}</th><th class="number">${t('ratings.low')}</th><th>${t('ratings.by-buyers')}</th><th>${t('ratings.by-sellers')}</th></tr></thead>
      <tbody>${this.found.people.map((/** @type {any} */ line) => html`<tr data-rated=${line.of}><td><a href=${address({ days, who: line.of, low })}><bdi>${person(line.of)}</bdi></a></td>
        <td><meter min="0" max=${STARS} value=${line.all.mean} aria-label=${t('ratings.mean')}></meter> ${mean(line.all)}</td><td class="number">${line.all.count}</td><td class="number ${line.low ? 'late' : ''}">${line.low}</td>
        <td>${by(line, 'BUYER')}</td><td>${by(line, 'SELLER')}</td></tr>`)}</tbody></table></div>`;
  }

  charts() {
    return html`<div class="charts">${this.chart(t('ratings.chart-mean'), (stars) => (stars.count ? Number(stars.mean) : null), (value) => value.toFixed(1), [0, STARS])}
      ${this.chart(t('ratings.chart-count'), (stars) => stars.count, (value) => String(Math.round(value * 10) / 10))}</div><p class="dim">${t('desk.chart-until', { time: moment(this.found.until) })}</p>`;
  }

  /** Of those who were rated most often. @param {string} title @param {(stars: any) => number | null} figure @param {(value: number) => string} say @param {[number, number]} [range] */
  chart(title, figure, say, range) {
    const lines = [...this.found.people].sort((one, other) => other.all.count - one.all.count).slice(0, MOST_LINES);
    const { steps } = lines[0];
    return html`<bc-chart .chart=${overTime({
      title, say, range, from: steps.map((/** @type {any} */ step) => step.from),
      lines: lines.map((line) => ({ name: person(line.of), values: line.steps.map((/** @type {any} */ step) => figure(step.stars)) })),
    })}></bc-chart>`;
  }

  cases() {
    const { days, who, low } = asked();
    const shown = this.found.ratings.filter((/** @type {any} */ each) => !low || each.stars <= 2);
    return html`<h2>${t('ratings.cases')}</h2><p class="tabs"><a class="tab" href=${address({ days, who, low: false })} aria-current=${low ? nothing : 'page'}>${t('ratings.all')}</a><a class="tab" href=${address({ days, who, low: true })} aria-current=${low ? 'page' : nothing}>${t('ratings.low')}</a></p>
      ${shown.length === 0 ? html`<p class="dim">${t('ratings.none-such')}</p>` : html`<div class="scroll" tabindex="0"><table class="figures given"><thead><tr><th>${t('audit.when')}</th><th>${t('desk.of')}</th><th>${t('ratings.stars')}</th><th>${t('ratings.by')}</th><th>${t('groups.case')}</th></tr></thead>
      <tbody>${shown.map((/** @type {any} */ each) => html`<tr><td title=${exact(each.at)}>${moment(each.at)}</td><td><bdi>${person(each.of)}</bdi></td><td class=${each.stars <= 2 ? 'late' : ''}><span role="img" aria-label=${t('ratings.stars-of', { n: each.stars })}>${'★'.repeat(each.stars)}${'☆'.repeat(STARS - each.stars)}</span></td>
        <td>${word('role', each.by)}</td><td><a class="mono" href="/cases/${each.caseId}">${each.caseId}</a></td></tr>`)}</tbody></table></div>`}<p class="dim">${t('ratings.words')}</p>`;
  }
}

/** @param {{count: number, mean: string}} stars */
function mean(stars) {
  return Number(stars.mean).toFixed(1);
}

function asked() {
  const { query } = route();
  return { days: Number(query.get('days') ?? 30), who: query.get('who') ?? '', low: query.get('low') === 'true' };
}

/** @param {{days: number, who: string, low: boolean}} what */
function address({ days, who, low }) {
  return `/ratings?${new URLSearchParams({ days: String(days), ...(who ? { who } : {}), ...(low ? { low: 'true' } : {}) })}`;
}

customElements.define('bc-ratings', Ratings);
