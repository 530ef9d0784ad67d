/** The frame around every page: where one may go, who one is, what time it is, and whether the product still answers. */
import './parts/clock-control.js';
import './parts/palette.js';
import './parts/help.js';
import './parts/sign-in.js';
import './pages/people.js';
import './pages/queue.js';
import { View, html, nothing } from './core/lit.js';
import { LANGUAGES, person, preferred, speak, t } from './core/i18n.js';
import { go, onRoute, route } from './core/router.js';
import { keys } from './core/keys.js';
import { store } from './core/store.js';
import { askProvider, askTime, remember, signOut } from './core/session.js';
import { PAGES, pagesOf } from './core/pages.js';

class App extends View {
  constructor() {
    super();
    this.ready = false;
    onRoute(() => this.arrive());
  }

  async connectedCallback() {
    super.connectedCallback();
    const theme = localStorage.getItem('theme');
    if (theme) {
      document.documentElement.dataset.theme = theme;
    }
    await speak(preferred());
    await askTime();
    await askProvider();
    this.ready = true;
    keys({ '?': () => this.open('bc-help'), 'Control+k': () => this.open('bc-palette'), 'g q': () => go('/queue'), 'g i': () => go('/inbox') });
    setInterval(() => this.requestUpdate(), 30000);
    setInterval(askTime, 60000);
    await this.arrive();
  }

  /** @param {string} name of a dialog */
  open(name) {
    /** @type {any} */ (this.querySelector(name))?.open();
  }

  /** Pages other than the first are fetched when somebody goes there. */
  async arrive() {
    const { page } = route();
    if (page === '') {
      go(store.state.me ? pagesOf(store.state.me.role)[0].address : '/people', { replace: true });
      return;
    }
    const found = PAGES.find((each) => each.name === page);
    if (found && !found.open && !store.state.me) {
      remember(location.pathname + location.search);
    }
    await found?.load();
    const titled = page === 'cases' ? route().id : t(`page.${page}`);
    document.title = `${titled} · Ballcourt`;
    this.requestUpdate();
    this.querySelector('main')?.focus({ preventScroll: true });
  }

  render() {
    if (!this.ready) {
      return nothing;
    }
    const { me, connection } = store.state;
    return html`
      <a class="skip" href="#main" @click=${this.skip}>${t('shell.skip')}</a>
      ${connection === 'lost' ? html`<div class="bar bad" role="alert">${t('shell.lost')}</div>` : nothing}
      <div class="frame">
        ${this.side(me)}
        <main id="main" tabindex="-1">${this.page(me)}</main>
      </div>
      ${this.notice()}
      <bc-palette></bc-palette><bc-help></bc-help>`;
  }

  /** @param {Event} event */
  skip(event) {
    event.preventDefault();
    document.getElementById('main')?.focus();
  }

  /** @param {import('./core/store.js').Me | null} me */
  side(me) {
    const here = route().page;
    return html`<nav class="side" aria-label=${t('shell.pages')}>
      <a class="brand" href="/">Ballcourt</a>
      <div class="links">
        ${pagesOf(me?.role).map((each) => html`<a href=${each.address} aria-current=${each.name === here ? 'page' : nothing}
          >${t(`page.${each.name}`)}</a>`)}
      </div>
      <div class="foot">
        ${store.state.testMode ? html`<bc-clock></bc-clock>` : nothing}
        ${me ? html`<div class="who"><span title=${me.actor}>${person(me.actor)}</span>
          <button class="plain" @click=${signOut}>${t(store.state.provider ? 'shell.sign-out' : 'shell.change')}</button></div>` : nothing}
        <div class="prefs">
          ${LANGUAGES.map((each) => html`<button class="plain" lang=${each} aria-pressed=${each === store.state.language}
            @click=${() => speak(each)}>${each === 'zh' ? '中文' : 'English'}</button>`)}
          <button class="plain" @click=${this.theme}>${t('shell.theme')}</button>
          <button class="plain" @click=${() => this.open('bc-help')} aria-label=${t('help.title')}>?</button>
        </div>
      </div>
    </nav>`;
  }

  theme() {
    const dark = getComputedStyle(document.documentElement).colorScheme === 'dark';
    const theme = dark ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
  }

  notice() {
    const { notice } = store.state;
    return html`<div class="toast ${notice?.kind ?? ''}" role="status" ?hidden=${!notice}>
      ${notice ? html`<p>${notice.text}</p>${(notice.more ?? []).map((line) => html`<p class="dim">${line}</p>`)}
        <button class="plain" @click=${() => store.set({ notice: null })}>${t('shell.dismiss')}</button>` : nothing}
    </div>`;
  }

  /** @param {import('./core/store.js').Me | null} me */
  page(me) {
    const { page } = route();
    const found = PAGES.find((each) => each.name === page);
    if (!found) {
      return html`<section class="empty"><h1>${t('error.no-page')}</h1><p><a href="/">${t('error.home')}</a></p></section>`;
    }
    if (!me && !found.open) {
      return html`<section class="empty"><h1>${t('error.signed-out')}</h1>
        ${store.state.provider ? html`<p>${t(store.state.ended ? 'sign-in.ended' : 'sign-in.needed')}</p><bc-sign-in></bc-sign-in>`
          : html`<p>${t('error.signed-out-why')}</p><p><a class="button" href="/people">${t('people.choose')}</a></p>`}</section>`;
    }
    return found.view();
  }
}

customElements.define('bc-app', App);
