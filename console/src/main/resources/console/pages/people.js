/** Signing in in test mode: somebody of the demo disputes with one click, or anybody by role and id. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { t, word } from '../core/i18n.js';
import { signIn } from '../core/session.js';
import { store } from '../core/store.js';

const ROLES = ['BUYER', 'SELLER', 'AGENT', 'SENIOR', 'REVIEWER', 'SUPERVISOR', 'CARRIER', 'SERVICE_PROVIDER', 'LAB', 'ERASURE'];
const GROUPS = [['parties', ['BUYER', 'SELLER']], ['desk', ['AGENT', 'SENIOR', 'REVIEWER', 'SUPERVISOR', 'ERASURE']], ['third', ['CARRIER', 'SERVICE_PROVIDER', 'LAB']]];

class People extends View {
  constructor() {
    super();
    /** @type {any[]} */
    this.people = [];
    this.failed = '';
  }

  dependsOn() {
    return store.state.testMode ? store.state.language : null;
  }

  async load() {
    try {
      this.people = await json('/api/test/people', { token: null });
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.requestUpdate();
  }

  /** @param {SubmitEvent} event */
  async anybody(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const { token } = await json('/api/test/token', { method: 'POST', token: null, body: { role: form.get('role'), id: form.get('id') } });
    await signIn(token);
  }

  render() {
    if (store.state.provider) {
      return html`<section class="empty"><h1>${t('people.title')}</h1><p>${t('sign-in.where', { where: new URL(store.state.provider.issuer).host })}</p><bc-sign-in></bc-sign-in></section>`;
    }
    if (!store.state.testMode) {
      return html`<section class="empty"><h1>${t('people.title')}</h1><p>${t('people.own-tokens')}</p>
        <form class="row" @submit=${this.withToken}><label class="field grow">${t('people.token')}
          <input name="token" type="password" autocomplete="off" required></label><button class="primary">${t('people.go')}</button></form></section>`;
    }
    return html`<section class="page narrow">
      <h1>${t('people.title')}</h1><p class="dim">${t('people.why')}</p>
      ${this.failed ? html`<p class="fault">${this.failed}</p>` : nothing}
      ${GROUPS.map(([name, roles]) => html`<h2>${t(`people.${name}`)}</h2><ul class="people">
        ${this.people.filter((each) => roles.includes(each.role)).map((each) => html`<li>
          <button class="person" data-actor="${each.role}/${each.id}" @click=${() => signIn(each.token)}>
            <strong>${each.name ?? each.id}</strong> <span class="tag">${word('role', each.role)}</span>
            <span class="dim about">${each.about}</span></button></li>`)}</ul>`)}
      <h2>${t('people.anybody')}</h2>
      <form class="row" @submit=${this.anybody}>
        <label class="field">${t('people.role')}<select name="role">${ROLES.map((role) => html`<option value=${role}>${word('role', role)}</option>`)}</select></label>
        <label class="field">${t('people.id')}<input name="id" required maxlength="100" autocomplete="off"></label>
        <button class="primary">${t('people.go')}</button>
      </form>
    </section>`;
  }

  /** @param {SubmitEvent} event */
  async withToken(event) {
    event.preventDefault();
    const token = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('token'));
    await signIn(token).catch((no) => store.tell(no.message, 'bad'));
  }
}

customElements.define('bc-people', People);
