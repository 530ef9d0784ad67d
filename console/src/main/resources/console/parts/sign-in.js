/** The way in where an identity provider says who people are, and why the last try came to nothing. */
import { View, html, nothing } from '../core/lit.js';
import { Refusal } from '../core/api.js';
import { t } from '../core/i18n.js';
import { imported } from '../core/modules.js';
import { destination, signInWith } from '../core/session.js';
import { store } from '../core/store.js';

/** Why a sign-in failed, in words: the provider's "no", or the product's to a token that the provider gave. @param {any} failed */
export function because(failed) {
  if (failed instanceof Refusal) {
    return { text: t(failed.status === 0 ? 'error.no-answer' : 'sign-in.unknown'), detail: failed.status === 0 ? '' : failed.message };
  }
  return { text: t(`sign-in.${failed.reason ?? 'odd'}`), detail: failed.detail ?? String(failed.message ?? failed) };
}

class SignIn extends View {
  static properties = { failed: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.failed = null;
    this.busy = false;
    /** @type {AbortController | null} */
    this.running = null;
  }

  /** Whoever was signed in before stays on this page, where something may be half written, and signs in beside it. */
  async go() {
    const provider = /** @type {import('../core/openid.js').Provider} */ (store.state.provider);
    const popup = store.state.ended ? window.open('about:blank', '', 'popup,width=520,height=680') : null;
    this.running?.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    this.failed = null;
    this.busy = true;
    this.requestUpdate();
    try {
      const openid = await imported('/console/core/openid.js');
      if (popup) {
        await signInWith(await openid.again(provider, popup, signal), location.pathname + location.search);
      } else {
        await openid.leave(provider, destination());
      }
    } catch (failed) {
      if (signal.aborted) {
        return;
      }
      popup?.close();
      this.failed = failed;
      this.busy = false;
    }
    this.requestUpdate();
  }

  render() {
    const why = this.failed && because(this.failed);
    return html`${why ? html`<div class="fault" role="alert"><p>${why.text}</p>${why.detail ? html`<p><bdi>${why.detail}</bdi></p>` : nothing}</div>` : nothing}
      <p><button class="primary" data-do="sign-in" @click=${this.go}>${t(this.failed ? 'sign-in.again' : 'people.go')}</button></p>
      ${this.busy ? html`<p class="dim" role="status">${t(store.state.ended ? 'sign-in.elsewhere' : 'sign-in.asking')}</p>` : nothing}`;
  }
}

customElements.define('bc-sign-in', SignIn);
