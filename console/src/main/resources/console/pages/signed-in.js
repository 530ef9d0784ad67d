/** Where an identity provider leads back to: nobody stays here unless something went wrong. */
import '../parts/sign-in.js';
import { View, html } from '../core/lit.js';
import { t } from '../core/i18n.js';
import { imported } from '../core/modules.js';
import { signInWith } from '../core/session.js';
import { store } from '../core/store.js';

class SignedIn extends View {
  constructor() {
    super();
    /** @type {any} */
    this.failed = null;
    this.elsewhere = false;
  }

  /** The answer of the provider is good once, so it does not stay in the address. */
  async connectedCallback() {
    super.connectedCallback();
    const address = new URL(location.href);
    history.replaceState(null, '', '/signed-in');
    try {
      const openid = await imported('/console/core/openid.js');
      if (!store.state.provider) {
        throw new openid.SignInFailed('stray');
      }
      const found = await openid.arrived(store.state.provider, address);
      if (found) {
        await signInWith(found.tokens, found.wanted);
      } else {
        this.elsewhere = true;
        window.close();
      }
    } catch (failed) {
      this.failed = failed;
    }
    this.requestUpdate();
  }

  render() {
    if (this.failed) {
      return html`<section class="empty"><h1>${t('sign-in.failed')}</h1>
        ${store.state.provider ? html`<bc-sign-in .failed=${this.failed}></bc-sign-in>` : html`<p><a class="button primary" href="/people">${t('people.choose')}</a></p>`}</section>`;
    }
    return html`<section class="empty"><h1>${t(this.elsewhere ? 'sign-in.close' : 'page.signed-in')}</h1></section>`;
  }
}

customElements.define('bc-signed-in', SignedIn);
