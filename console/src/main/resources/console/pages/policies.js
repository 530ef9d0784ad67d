/** The rules: versions, readable differences, and the check and trial of a draft. */
import { View, html, nothing } from '../core/lit.js';
import { Refusal, call, json } from '../core/api.js';
import { calendarDay } from '../core/format.js';
import { t, word } from '../core/i18n.js';
import { narrow, route } from '../core/router.js';
import { store } from '../core/store.js';
import { draft, keep } from '../core/drafts.js';
import { fault, noLines } from '../parts/fault.js';
import { whatIf } from '../parts/what-if.js';
import { figures } from '../parts/what-if-figures.js';

/** Under which the text of the editor outlives a look at another page. */
const PLACE = 'policy';

class Policies extends View {
  constructor() {
    super();
    /** @type {any[]} */
    this.versions = [];
    this.failed = '';
    this.loaded = false;
    /** @type {any} */
    this.diff = null;
    this.text = '';
    this.shown = '';
    /** @type {string} */
    this.draft = draft(PLACE) ?? '';
    /** @type {any} */
    this.checked = null;
    /** @type {Refusal | null} */
    this.refused = null;
    /** @type {any} */
    this.progress = null;
    /** @type {any} */
    this.report = null;
  }

  dependsOn() {
    return `${location.search} ${store.state.language}`;
  }

  async load() {
    const { query } = route();
    try {
      this.versions = (await json('/api/policies')).policies;
      const version = query.get('version');
      this.text = version ? await (await call(`/api/policies/${version}`, { headers: { Accept: 'application/yaml' } })).text() : '';
      const from = query.get('from');
      const to = query.get('to');
      this.diff = from && to ? await json(`/api/policies/diff?from=${from}&to=${to}`) : null;
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.loaded = true;
    this.requestUpdate();
  }

  /** @param {string} text */
  write(text) {
    this.draft = text;
    keep(PLACE, text);
    this.requestUpdate();
  }

  /** The numbers go along with the text. @param {Event} event */
  aligned(event) {
    const text = /** @type {HTMLElement} */ (event.target);
    text.previousElementSibling?.scrollTo({ top: text.scrollTop });
  }

  /** @param {number} line that is marked in the text and brought into sight */
  jump(line) {
    const text = /** @type {HTMLTextAreaElement} */ (this.querySelector('#draft'));
    const before = this.draft.split('\n').slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    text.focus();
    text.setSelectionRange(before, before + (this.draft.split('\n')[line - 1] ?? '').length);
    text.scrollTop = Math.max(0, (line - 4) * (text.scrollHeight / this.draft.split('\n').length));
  }

  async check() {
    this.refused = null;
    this.checked = null;
    this.report = null;
    const asked = this.draft;
    try {
      const checked = await json('/api/policies/check?file=draft.yaml', { method: 'POST', body: asked, headers: { 'Content-Type': 'application/yaml' } });
      this.checked = asked === this.draft ? checked : null;
    } catch (no) {
      this.refused = /** @type {Refusal} */ (no);
    }
    this.requestUpdate();
  }

  /** Lines of progress, at last one with the report. */
  async whatIf() {
    this.report = null;
    this.refused = null;
    this.checked = null;
    this.progress = { replayed: 0, of: 0 };
    try {
      const answer = await call('/api/policies/whatif', { method: 'POST', body: this.draft, headers: { 'Content-Type': 'application/yaml' } });
      const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).pipeThrough(/** @type {any} */ (new TextDecoderStream())).getReader();
      let rest = '';
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const lines = (rest + part.value).split('\n');
        rest = lines.pop() ?? '';
        lines.filter((line) => line.trim()).forEach((line) => this.take(JSON.parse(line)));
      }
      if (rest.trim()) {
        this.take(JSON.parse(rest));
      }
    } catch (no) {
      this.refused = /** @type {Refusal} */ (no);
    }
    this.progress = null;
    this.requestUpdate();
  }

  /** @param {any} line */
  take(line) {
    if (line.report) {
      this.report = line.report;
    } else if (line.problem) {
      this.refused = new Refusal(line.problem.status ?? 400, line.problem);
    } else {
      this.progress = line;
    }
    this.requestUpdate();
  }

  render() {
    const { query } = route();
    const pick = (/** @type {string} */ name) => html`<label class="field">${t(`policies.${name}`)}<select name=${name} @change=${(/** @type {any} */ e) => { narrow({ [name]: e.target.value }); this.requestUpdate(); }}><option value=""></option>
      ${this.versions.map((each) => html`<option value=${each.version} ?selected=${query.get(name) === each.version}>${each.version}</option>`)}</select></label>`;
    return html`<section class="page"><h1>${t('page.policies')}</h1>${fault(this.failed, () => this.load())}
      ${this.versions.length === 0 ? noLines({ read: this.loaded, failed: this.failed !== '', none: t('desk.none') }) : html`<div class="scroll" tabindex="0"><table><thead><tr><th>${t('policies.version')}</th><th>${t('policies.market')}</th><th>${t('policies.effective')}</th><th></th></tr></thead><tbody>${this.versions.map((each) => html`<tr><td><a href="/policies?version=${each.version}">${each.version}</a></td>
        <td>${word('market', each.market)}</td><td>${calendarDay(each.effectiveFrom)}</td><td>${each.inForce ? html`<span class="tag good">${t('policies.in-force')}</span>` : nothing}</td></tr>`)}</tbody></table></div>`}
      <h2>${t('policies.diff')}</h2><div class="row">${pick('from')}${pick('to')}</div>
      ${this.diff ? this.changes(this.diff.changes) : nothing}
      ${this.text ? html`<h2 class="mono">${query.get('version')}</h2><button data-do="draft" @click=${() => this.write(this.text)}>${t('policies.as-draft')}</button><pre class="quote" tabindex="0">${this.text}</pre>` : nothing}
      <h2>${t('policies.draft')}</h2>${this.editor()}</section>`;
  }

  /** @param {any[]} changes */
  changes(changes) {
    /** @type {Map<string, any[]>} */
    const groups = new Map();
    changes.forEach((each) => groups.set(each.about, [...(groups.get(each.about) ?? []), each]));
    return [...groups].map(([about, all]) => html`<h3>${about}</h3><ul>${all.map((each) => html`<li>${each.text} ${(each.betterFor ?? []).map((/** @type {string} */ role) => html`<span class="tag good">${t('policies.better', { who: word('role', role) })}</span> `)}</li>`)}</ul>`);
  }

  editor() {
    const faults = this.refused?.faults ?? this.checked?.faults ?? [];
    const places = faults.map((/** @type {any} */ each) => ({ ...each, ...placed(each) }));
    const marked = new Set(places.map((/** @type {any} */ each) => each.line));
    return html`<label class="field" for="draft">${t('policies.yaml')}</label><div class="code-box"><div class="lines" aria-hidden="true">${this.draft.split('\n').map((_, at) => html`<span class=${marked.has(at + 1) ? 'late' : ''}>${at + 1}</span>`)}</div>
      <textarea id="draft" class="mono code" spellcheck="false" rows="24" wrap="off" @scroll=${this.aligned} .value=${this.draft} @input=${(/** @type {any} */ e) => this.write(e.target.value)}></textarea></div>
      <div class="buttons"><button class="primary" @click=${this.check}>${t('policies.check')}</button>
        ${store.state.me?.role === 'SUPERVISOR' ? html`<button data-do="what-if" ?disabled=${Boolean(this.progress)} @click=${this.whatIf}>${t('policies.what-if')}</button>` : nothing}</div>
      ${this.progress ? html`<progress max=${Math.max(1, this.progress.of ?? 1)} value=${this.progress.replayed ?? 0} aria-label=${t('policies.what-if')}></progress>` : nothing}
      ${this.refused ? html`<div class="fault" role="alert"><strong>${this.refused.message}</strong></div>` : nothing}
      ${faults.length ? html`<ul>${places.map((/** @type {any} */ each) => html`<li class="fault">${each.line ? html`<button class="plain" data-line=${each.line} @click=${() => this.jump(each.line)}>${t('policies.line', { n: each.line })}</button> ` : nothing}<span class="mono">${each.field}</span> ${each.message}</li>`)}</ul>` : nothing}
      ${this.checked && !faults.length ? html`<p class="good" role="status">${t('policies.sound')}</p>${this.checked.changes ? this.changes(this.checked.changes) : nothing}` : nothing}
      ${this.report ? html`<div class="report"><h3>${t('policies.report')}</h3>${whatIf(this.report)}<details><summary>${t('whatif.all')}</summary>${figures(this.report)}</details></div>` : nothing}`;
  }
}

/** A fault of a file names its line with the field: "draft.yaml:21 terms.TRIAGE". @param {{field: string}} fault */
function placed(fault) {
  const [, line, field] = /^\S*:(\d+)\s*(.*)$/.exec(fault.field ?? '') ?? [];
  return line ? { line: Number(line), field } : {};
}

customElements.define('bc-policies', Policies);
