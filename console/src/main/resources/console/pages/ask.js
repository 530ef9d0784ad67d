/** For buyers and sellers: asking the desk, reporting somebody, complaining about an agent, contesting what stands against one. */
import '../parts/act.js';
import { View, html, nothing, repeat } from '../core/lit.js';
import { json } from '../core/api.js';
import { t, word } from '../core/i18n.js';
import { go, narrow, route } from '../core/router.js';
import { store } from '../core/store.js';
import { raised } from '../parts/standing.js';

/** @type {Record<string, string>} what may be begun, and where */
const DOORS = { OpenContact: '/api/contacts', ReportViolation: '/api/violations', FileAgentComplaint: '/api/agent-complaints', ContestFlag: '/api/contests' };

class Ask extends View {
  constructor() {
    super();
    /** @type {any[] | null | undefined} what stands against the reader; null where that is not told, and undefined as long as it is asked for */
    this.flags = undefined;
  }

  get command() {
    const asked = route().query.get('what') ?? '';
    return asked in DOORS ? asked : 'OpenContact';
  }

  dependsOn() {
    return this.command === 'ContestFlag' ? store.state.me?.actor ?? null : null;
  }

  async load() {
    this.flags = await json('/api/standing').then((own) => own.flags, () => null);
    this.requestUpdate();
  }

  render() {
    const { command } = this;
    const about = route().query.get('case') ?? '';
    return html`<section class="page narrow"><header class="head"><h1>${t('page.ask')}</h1>
      <div class="tabs">${Object.keys(DOORS).map((each) => html`<button class="tab plain" data-what=${each} aria-current=${each === command ? 'page' : nothing} @click=${() => narrow({ what: each })}>${word('command', each)}</button>`)}</div></header>
      <p class="dim">${t(`ask.why-${command}`)}</p>
      ${command === 'ContestFlag' && this.flags ? this.standing(this.flags) : nothing}
      ${command === 'ContestFlag' && !this.mayContest ? nothing : this.form(command, about)}</section>`;
  }

  get mayContest() {
    return this.flags !== undefined && this.flags?.length !== 0;
  }

  /** @param {any[]} flags */
  standing(flags) {
    return flags.length ? html`<dl class="facts-list" data-own>${raised(flags)}</dl>` : html`<p data-own>${t('ask.no-flag')}</p>`;
  }

  /** @param {string} command @param {string} about */
  form(command, about) {
    return repeat([`${command} ${about}`], (matter) => matter, () => html`<bc-act .seen=${{ caseId: about, ball: [], flags: this.flags ?? undefined }} .given=${about ? { caseId: about } : {}} .door=${DOORS[command]} .command=${command} @closed=${() => go('/queue')}
      @acted=${(/** @type {CustomEvent} */ event) => go(`/cases/${event.detail.caseId}`)}></bc-act>`);
  }
}

customElements.define('bc-ask', Ask);
