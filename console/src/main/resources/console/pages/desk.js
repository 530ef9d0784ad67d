/** For the platform's people: what the desks did in time, how long they held the ball, and where equal cases ended differently. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { duration, moment, span } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { RANGES } from '../core/ranges.js';
import { narrow, route } from '../core/router.js';
import { store } from '../core/store.js';
import { fault, noLines } from '../parts/fault.js';
import { ROLES_OF, typed } from '../parts/person-field.js';
import { passes } from '../parts/passes.js';
import { standing } from '../parts/standing.js';
import { suggestionFigures } from '../parts/suggestion-figures.js';
import '../parts/desk-charts.js';

class Desk extends View {
  constructor() {
    super();
    /** @type {any} */
    this.figures = null;
    /** @type {any[] | null} null while it is not known */
    this.pairs = null;
    /** @type {any} */
    this.standing = null;
    /** @type {any[]} */
    this.passes = [];
    /** @type {any[]} about agents, the newest first */
    this.complaints = [];
    /** @type {any} */
    this.suggestions = { lines: [] };
    this.failed = '';
    /** Whose standing is to be looked at, as ROLE/id. */
    this.who = '';
    /** @type {Map<string, string | undefined>} */
    this.written = new Map();
  }

  dependsOn() {
    return `${location.search} ${store.state.language}`;
  }

  async load() {
    const { query } = route();
    const days = Number(query.get('days') ?? 30);
    const who = query.get('who');
    const until = new Date(store.now());
    this.standing = this.standing?.of === who ? this.standing : null;
    try {
      const from = new Date(until.getTime() - days * 86400000);
      const time = `from=${from.toISOString()}&until=${until.toISOString()}`;
      const ask = [json(`/api/desk/figures?${time}`), isSupervisor() ? json('/api/desk/consistency') : { pairs: [] }, isSupervisor() ? json(`/api/desk/passes?${time}`) : { passes: [] },
        isSupervisor() ? json('/api/agent-complaints?limit=50&sort=-openedAt') : { cases: [] }, isSupervisor() ? json(`/api/suggestions/figures?${time}`) : { lines: [] }];
      const [figures, consistency, passed, complaints, suggestions] = await Promise.all(ask);
      this.passes = passed.passes;
      this.complaints = complaints.cases;
      this.suggestions = suggestions;
      this.figures = figures;
      this.pairs = consistency.pairs;
      this.standing = who ? await json(`/api/standing/${who}`) : null;
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.requestUpdate();
  }

  render() {
    const days = Number(route().query.get('days') ?? 30);
    return html`<section class="page"><header class="head"><h1>${t('page.desk')}</h1>
      <div class="tabs">${RANGES.map((each) => html`<a class="tab" href="/desk?days=${each}" aria-current=${each === days ? 'page' : nothing}>${t('desk.days', { n: each })}</a>`)}</div>
      <form class="row" data-do="look" @submit=${this.look}>${typed({ id: 'whose', label: t('desk.who'), value: this.who, roles: ROLES_OF.standing, written: this.written, put: (who) => { this.who = who; this.requestUpdate(); } })}<button ?disabled=${!this.who}>${t('desk.look')}</button></form></header>
      ${fault(this.failed, () => this.load())}
      ${this.standing ? standing(this.standing, share) : nothing}
      ${this.figures ? html`<h2>${t('desk.desks')}</h2>${this.table(this.figures.desks)}<h2>${t('desk.people')}</h2>${this.table(this.figures.people)}` : nothing}
      ${this.figures ? html`<h2>${t('desk.over-time')}</h2><bc-desk-charts .days=${days} .of=${ofThePlatform(route().query.get('who'))}></bc-desk-charts>` : nothing}
      ${isSupervisor() && this.figures ? html`<h2>${t('desk.passes')}</h2>${passes(this.passes)}` : nothing}
      ${isSupervisor() && this.figures ? html`<h2>${t('desk.about-agents')}</h2>${this.aboutAgents()}<h2>${t('suggestions.title')}</h2>${suggestionFigures(this.suggestions)}` : nothing}
      ${isSupervisor() ? html`<h2>${t('desk.unlike')}</h2>${this.pairs?.length ? this.pairs.map((pair) => this.pair(pair)) : noLines({ read: this.pairs !== null, failed: this.pairs === null && this.failed !== '', none: t('desk.none') })}` : nothing}</section>`;
  }

  /** @param {SubmitEvent} event */
  look(event) {
    event.preventDefault();
    narrow({ who: this.who });
    this.requestUpdate();
  }

  /** @param {any[]} lines */
  table(lines) {
    const longest = Math.max(1, ...lines.map((line) => duration(line.held)));
    return html`<div class="scroll" tabindex="0"><table class="figures"><thead><tr><th>${t('desk.of')}</th><th class="number">${t('desk.cases')}</th><th>${t('desk.held')}</th><th>${t('desk.on-time')}</th><th class="number">${t('desk.handoffs')}</th><th class="number">${t('desk.empty')}</th>
      <th class="number">${t('desk.overturned')}</th><th class="number">${t('desk.declined')}</th><th class="number">${t('desk.rounds')}</th></tr></thead><tbody>${lines.map((line) => html`<tr><td>${line.of.includes('/') ? html`<a href="/desk?who=${line.of}"><bdi>${person(line.of)}</bdi></a>` : word('role', line.of)}</td>
        <td class="number">${line.cases}</td><td><meter min="0" max=${longest} value=${duration(line.held)} aria-label=${t('desk.held')}></meter> ${span(duration(line.held))}</td>
        <td>${share(line.acts)}</td><td class="number">${line.handOffs}</td><td class="number ${line.emptyHandOffs ? 'late' : ''}">${line.emptyHandOffs}</td>
        <td class="number">${line.overturned}</td><td class="number">${line.declined}</td><td class="number">${line.evidenceRounds}</td></tr>`)}</tbody></table></div>`;
  }

  aboutAgents() {
    return this.complaints.length === 0 ? html`<p class="dim">${t('desk.none')}</p>` : html`<div class="scroll" tabindex="0"><table class="figures about-agents"><thead><tr><th>${t('groups.case')}</th><th>${t('desk.about')}</th><th>${t('desk.by')}</th><th>${t('groups.reason')}</th><th>${t('groups.filed')}</th><th>${t('groups.outcome')}</th></tr></thead>
      <tbody>${this.complaints.map((each) => html`<tr><td><a class="mono" href="/cases/${each.caseId}">${each.caseId}</a></td><td><bdi>${person(each.about)}</bdi></td><td><bdi>${person(each.by)}</bdi></td><td>${word('complaintCause', each.cause)}</td><td>${moment(each.openedAt)}</td><td>${word('outcome', each.outcome) || word('stage', each.stage)}</td></tr>`)}</tbody></table></div>`;
  }

  /** @param {any} pair */
  pair(pair) {
    const side = (/** @type {any} */ each, /** @type {string} */ key) => html`<div><strong>${t(key)}</strong> <a href="/cases/${each.caseId}">${each.caseId}</a><p>${word('result', each.result)} · ${word('remedy', each.remedy)} · <bdi>${person(each.decidedBy)}</bdi> · ${moment(each.finalAt)}</p>
      <ul>${Object.entries(each.findings ?? {}).map(([element, finding]) => html`<li>${word('element', element)}: ${word('finding', String(finding))}</li>`)}</ul><p class="quote pre" dir="auto">${each.reasons}</p></div>`;
    return html`<article class="act"><h3>${word('reason', pair.facts.reason)} · ${word('goodsClass', pair.facts.goodsClass)} · ${word('ground', pair.facts.rejection)}</h3><div class="sides">${side(pair.usual, 'desk.usual')}${side(pair.unlike, 'desk.other')}</div></article>`;
  }
}

/** Equal cases side by side are for supervisors alone; others see their own line. */
function isSupervisor() {
  return store.state.me?.role === 'SUPERVISOR';
}

/** @param {string | null} who whose standing is shown: the charts are theirs, too, where they are of the platform */
function ofThePlatform(who) {
  return who && ['AGENT', 'SENIOR', 'REVIEWER', 'SUPERVISOR'].includes(who.split('/')[0]) ? who : '';
}

/** @param {any} acts */
function share(acts) {
  const all = acts.onTime + acts.late;
  return all === 0 ? html`<span class="dim">-</span>` : html`<span class=${acts.late ? 'late' : 'good'}>${Math.round((acts.onTime / all) * 100)}%</span> <span class="dim">${acts.onTime}/${all}</span>`;
}

customElements.define('bc-desk', Desk);
