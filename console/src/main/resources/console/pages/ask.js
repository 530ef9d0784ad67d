/** For buyers and sellers: asking the desk, reporting somebody, complaining about an agent, contesting what stands against one. */
import '../parts/act.js';
import { View, html, nothing, repeat } from '../core/lit.js';
import { t, word } from '../core/i18n.js';
import { go, narrow, route } from '../core/router.js';

/** @type {Record<string, string>} what may be begun, and where */
const DOORS = { OpenContact: '/api/contacts', ReportViolation: '/api/violations', FileAgentComplaint: '/api/agent-complaints', ContestFlag: '/api/contests' };

class Ask extends View {
  render() {
    const { query } = route();
    const asked = query.get('what') ?? '';
    const command = asked in DOORS ? asked : 'OpenContact';
    const about = query.get('case') ?? '';
    return html`<section class="page narrow"><header class="head"><h1>${t('page.ask')}</h1>
      <div class="tabs">${Object.keys(DOORS).map((each) => html`<button class="tab plain" data-what=${each} aria-current=${each === command ? 'page' : nothing} @click=${() => narrow({ what: each })}>${word('command', each)}</button>`)}</div></header>
      <p class="dim">${t(`ask.why-${command}`)}</p>
      ${repeat([`${command} ${about}`], (matter) => matter, () => html`<bc-act .seen=${{ caseId: about, ball: [] }} .given=${about ? { caseId: about } : {}} .door=${DOORS[command]} .command=${command} @closed=${() => go('/queue')}
        @acted=${(/** @type {CustomEvent} */ event) => go(`/cases/${event.detail.caseId}`)}></bc-act>`)}</section>`;
  }
}

customElements.define('bc-ask', Ask);
