/** For supervisors: cases about the same goods with like reasons, what is proposed about the goods, and deciding on it. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { moment } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { narrow, route } from '../core/router.js';
import { store } from '../core/store.js';
import { fault } from '../parts/fault.js';

const STATES = ['', 'OPEN', 'APPROVED', 'DECLINED'];

class Groups extends View {
  constructor() {
    super();
    /** @type {any[]} */
    this.groups = [];
    /** @type {{group: any, members: any[], cursor?: string} | null} */
    this.shown = null;
    /** @type {string | undefined} */
    this.cursor = undefined;
    this.failed = '';
    this.loaded = false;
    /** @type {{field: string, message: string}[]} */
    this.faults = [];
    this.approving = true;
    this.busy = false;
  }

  dependsOn() {
    const { page, id, query } = route();
    return page === 'groups' ? `${id} ${query.get('state') ?? ''} ${store.state.language}` : null;
  }

  async load(more = false) {
    const asked = this.dependsOn();
    const { id, query } = route();
    const asking = (/** @type {Record<string, string>} */ narrowed, /** @type {string | undefined} */ cursor) => new URLSearchParams({ ...narrowed, ...(more && cursor ? { cursor } : {}) });
    try {
      if (id) {
        const found = await json(`/api/trace-groups/${encodeURIComponent(id)}?${asking({ limit: '50' }, this.shown?.cursor)}`);
        if (asked === this.dependsOn()) {
          this.shown = more && this.shown ? { ...found, members: [...this.shown.members, ...found.members] } : found;
        }
      } else {
        const found = await json(`/api/trace-groups?${asking({ state: query.get('state') ?? '' }, this.cursor)}`);
        if (asked === this.dependsOn()) {
          this.groups = more ? [...this.groups, ...found.groups] : found.groups;
          this.cursor = found.cursor;
        }
      }
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.loaded = true;
    this.requestUpdate();
  }

  /** @param {SubmitEvent} event */
  async decide(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const decision = this.approving ? 'APPROVED' : 'DECLINED';
    this.busy = true;
    this.requestUpdate();
    try {
      const body = { decision, measures: this.approving ? given.getAll('measures') : [], reasons: given.get('reasons') };
      const group = await json(`/api/trace-groups/${encodeURIComponent(route().id)}/decision`, { method: 'POST', body });
      this.faults = [];
      this.shown = this.shown && { ...this.shown, group };
      store.tell(t('groups.decided'), 'ok');
    } catch (no) {
      this.faults = /** @type {any} */ (no).faults ?? [];
      store.tell(/** @type {Error} */ (no).message, 'bad', this.faults.map((each) => each.message));
      this.load();
    }
    this.busy = false;
    this.requestUpdate();
  }

  render() {
    const { id, query } = route();
    const state = query.get('state') ?? '';
    return html`<section class="page"><header class="head"><h1>${id ? html`<a href="/groups">${t('page.groups')}</a>` : t('page.groups')}</h1>
      ${id ? nothing : html`<div class="tabs">${STATES.map((each) => html`<button class="tab plain" aria-current=${each === state ? 'page' : nothing} @click=${() => narrow({ state: each })}>${t(`groups.state-${each || 'any'}`)}</button>`)}</div>`}</header>
      ${fault(this.failed, () => this.load())}
      ${this.loaded && !this.failed ? (id ? this.one() : this.list()) : nothing}</section>`;
  }

  list() {
    if (this.groups.length === 0) {
      return html`<p class="dim">${t('groups.none')}</p>`;
    }
    return html`<ul class="groups">${this.groups.map((each) => html`<li class="act" data-group=${each.id}><h2><a href="/groups/${encodeURIComponent(each.id)}">${each.says}</a> ${stateTag(each)}</h2>
        <p class="dim">${reasons(each)} · ${counted(each)} · ${t('groups.opened', { time: moment(each.openedAt) })}</p></li>`)}</ul>
      ${this.cursor ? html`<p><button @click=${() => this.load(true)}>${t('inbox.more')}</button></p>` : nothing}`;
  }

  one() {
    if (!this.shown) {
      return nothing;
    }
    const { group, members, cursor } = this.shown;
    return html`<article data-group=${group.id}><h2>${group.says} ${stateTag(group)}</h2>
      <dl class="facts-list"><dt>${t('groups.goods')}</dt><dd>${goods(group.goods)}</dd><dt>${t('groups.reasons')}</dt><dd>${reasons(group)}</dd>
        <dt>${t('groups.figures')}</dt><dd>${counted(group)}</dd><dt>${t('groups.since')}</dt><dd>${moment(group.from)}${group.until ? html` – ${moment(group.until)}` : nothing}</dd>
        <dt>${t('groups.rule')}</dt><dd><a href="/policies?version=${encodeURIComponent(group.policy)}">${group.policy}</a> <span class="mono">${group.rule}</span></dd></dl>
      ${group.decision ? decided(group.decision) : this.form(group)}
      <h2>${t('groups.members')}</h2><div class="scroll" tabindex="0"><table class="figures"><thead><tr><th>${t('groups.case')}</th><th>${t('groups.filed')}</th><th>${t('groups.reason')}</th><th>${t('groups.buyer')}</th><th>${t('groups.seller')}</th><th class="number">${t('groups.pieces')}</th><th>${t('groups.outcome')}</th></tr></thead>
        <tbody>${members.map((each) => html`<tr class=${each.counts ? '' : 'dim'}><td><a class="mono" href="/cases/${each.caseId}">${each.caseId}</a></td><td>${moment(each.filedAt)}</td><td>${word('reason', each.reason)}</td><td><bdi>${each.buyer}</bdi></td><td><bdi>${each.seller}</bdi></td><td class="number">${each.pieces}</td>
          <td>${word('outcome', each.outcome) || t('groups.open')} ${each.counts ? nothing : html`<span class="tag">${t('groups.not-counted')}</span>`}</td></tr>`)}</tbody></table></div>
      ${cursor ? html`<p><button @click=${() => this.load(true)}>${t('inbox.more')}</button></p>` : nothing}</article>`;
  }

  /** @param {any} group */
  form(group) {
    const of = (/** @type {string} */ field) => this.faults.filter((each) => each.field === field).map((each) => html`<p class="fault">${each.message}</p>`);
    const choice = (/** @type {boolean} */ approving) => html`<label><input type="radio" name="decision" .checked=${this.approving === approving} @change=${() => { this.approving = approving; this.requestUpdate(); }}> ${t(approving ? 'groups.approve' : 'groups.decline')}</label>`;
    return html`<form class="act" data-do="decide" @submit=${this.decide}><h3>${t('groups.decide')}</h3><p class="dim">${t('groups.decide-why')}</p>
      <div class="row">${choice(true)} ${choice(false)}</div>
      ${this.approving ? html`<fieldset class="choices"><legend>${t('groups.measures')}</legend>${Object.keys(store.state.words.traceMeasure ?? {}).map((each) => html`<label><input type="checkbox" name="measures" value=${each} ?checked=${group.proposed.includes(each)}> ${word('traceMeasure', each)}${group.proposed.includes(each) ? html` <span class="dim">${t('groups.proposed')}</span>` : nothing}</label> `)}${of('measures')}</fieldset>` : nothing}
      <label class="field grow">${t('groups.why')}<textarea name="reasons" rows="3" maxlength="4000" required></textarea></label>${of('reasons')}
      <div class="buttons"><button class="primary" ?disabled=${this.busy}>${t('groups.send')}</button></div></form>`;
  }
}

/** @param {any} group */
function stateTag(group) {
  return html`<span class="tag ${group.state === 'OPEN' ? 'soon' : 'good'}">${t(`groups.state-${group.state}`)}</span>`;
}

/** @param {any} group */
function reasons(group) {
  return group.reasons.map((/** @type {string} */ each) => word('reason', each)).join(', ');
}

/** @param {any} group */
function counted(group) {
  const { counted, cases, pieces, sold } = group.figures;
  const of = sold ? t('groups.share', { pieces, sold, share: (Number(group.shareOfSales) * 100).toFixed(2) }) : t('groups.pieces-known', { pieces });
  return `${t('groups.counted', { n: counted, of: cases })}, ${of}`;
}

/** @param {any} known */
function goods(known) {
  const parts = ['seller', 'sku', 'maker', 'batch'].filter((each) => known[each]);
  return html`${word('tracedBy', known.by)}: ${parts.map((each) => html`<span class="dim">${t(`groups.${each}`)}</span> <bdi>${known[each]}</bdi> `)}`;
}

/** @param {any} decision */
function decided(decision) {
  return html`<div class="act" data-decided=${decision.decision}><h3>${word('traceDecision', decision.decision)} <bdi class="dim">${person(decision.by)}</bdi> <span class="dim">${moment(decision.at)}</span></h3>
    <p>${decision.measures.map((/** @type {string} */ each) => html`<span class="tag">${word('traceMeasure', each)}</span> `)}</p>
    ${decision.reasons ? html`<p class="quote pre" dir="auto">${decision.reasons}</p>` : nothing}</div>`;
}

customElements.define('bc-groups', Groups);
