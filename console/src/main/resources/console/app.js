/** The frame around every page: where one may go, who one is, what time it is, and whether the product still answers. */
import './parts/clock-control.js';
import './parts/palette.js';
import './parts/help.js';
import './parts/sign-in.js';
import './pages/people.js';
import './pages/queue.js';
import { View, html, nothing } from './core/lit.js';
import { LANGUAGES, learn, person, preferred, speak, t, word } from './core/i18n.js';
import { go, onRoute, route } from './core/router.js';
import { keys } from './core/keys.js';
import { offer } from './core/offers.js';
import { store } from './core/store.js';
import { askProvider, askTime, happened, remember, signOut } from './core/session.js';
import { onEvent } from './core/stream.js';
import { PAGES, mayOpen, pagesOf } from './core/pages.js';
import { fault } from './parts/fault.js';

/** How long to wait before what did not come is asked for again, in milliseconds. */
const AGAIN = 4000;
/** How soon a window sees that the clock of test mode was moved in another one, though nothing happened by it, in milliseconds. */
const MOVED = 4000;

class App extends View {
  constructor() {
    super();
    this.ready = false;
    /** Pages whose modules are here. @type {Set<string>} */
    this.fetched = new Set(['queue', 'people']);
    /** The page that could not be fetched. */
    this.missing = '';
    /** The link that was brought into the line of pages. @type {string | null} */
    this.inLine = null;
    onRoute(() => this.arrive());
  }

  async connectedCallback() {
    super.connectedCallback();
    const theme = localStorage.getItem('theme');
    if (theme) {
      document.documentElement.dataset.theme = theme;
    }
    await this.start();
  }

  /** Until the product answers, the words of the document itself stay, which need nothing. */
  async start() {
    try {
      await speak(preferred());
      await askTime();
      await askProvider();
    } catch {
      setTimeout(() => this.start(), AGAIN);
      return;
    }
    document.querySelector('.starting')?.remove();
    this.ready = true;
    keys({ '?': () => this.open('bc-help'), 'Control+k': () => this.open('bc-palette'), 'g q': () => go('/queue'), 'g i': () => go('/inbox') });
    offer(() => this.offers());
    setInterval(() => this.requestUpdate(), 30000);
    setInterval(() => this.askAnew(), 60000);
    setInterval(() => store.state.testMode && !document.hidden && this.askAnew(), MOVED);
    document.addEventListener('visibilitychange', () => document.hidden || this.askAnew());
    onEvent(({ at }) => happened(at));
    await this.arrive();
  }

  offers() {
    const { me, provider } = store.state;
    return [{ label: t('shell.theme-change'), hint: t('palette.look'), run: () => this.theme() }, { label: t('help.title'), hint: '?', run: () => this.open('bc-help') },
      ...(me ? [{ label: t(provider ? 'shell.sign-out' : 'shell.change'), hint: t('palette.person'), run: signOut }] : [])];
  }

  async askAnew() {
    await askTime().catch(() => null);
    if (Object.keys(store.state.words).length === 0) {
      await learn();
    }
  }

  /** @param {string} language */
  async speak(language) {
    await speak(language).catch(() => store.tell(t('error.no-answer'), 'bad'));
  }

  /** @param {string} name of a dialog */
  open(name) {
    /** @type {any} */ (this.querySelector(name))?.open();
  }

  /** Pages other than the first are fetched when somebody goes there. */
  async arrive() {
    const { page } = route();
    if (page === '' || (page === 'cases' && route().id === '')) {
      go(store.state.me ? pagesOf(store.state.me)[0].address : '/people', { replace: true });
      return;
    }
    const found = PAGES.find((each) => each.name === page);
    if (found && !found.open && !store.state.me) {
      remember(location.pathname + location.search);
    }
    clearTimeout(this.again);
    if (found && !(await this.fetch(found))) {
      return;
    }
    const titled = page === 'cases' ? route().id : t(`page.${page}`);
    document.title = `${titled} · Ballcourt`;
    this.requestUpdate();
    this.querySelector('main')?.focus({ preventScroll: true });
  }

  /** Tried again by itself while one waits for it. @param {import('./core/pages.js').Page} page */
  async fetch(page) {
    try {
      await page.load();
      this.fetched.add(page.name);
      this.missing = this.missing === page.name ? '' : this.missing;
      return true;
    } catch {
      if (route().page === page.name) {
        this.missing = page.name;
        this.again = setTimeout(() => this.arrive(), AGAIN);
        this.requestUpdate();
      }
      return false;
    }
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

  /** On a telephone not all pages fit into the line; the one that is open is brought into it. */
  updated() {
    const link = /** @type {HTMLElement | null} */ (this.querySelector('.links [aria-current=page]'));
    if (link && link.textContent !== this.inLine) {
      this.inLine = link.textContent;
      const line = /** @type {HTMLElement} */ (link.parentElement);
      line.scrollLeft = link.offsetLeft - line.offsetLeft - (line.clientWidth - link.offsetWidth) / 2;
    }
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
        ${pagesOf(me).map((each) => html`<a href=${each.address} aria-current=${each.name === here ? 'page' : nothing}
          >${t(`page.${each.name}`)}</a>`)}
      </div>
      <div class="foot">
        ${store.state.testMode ? html`<bc-clock></bc-clock>` : nothing}
        ${me ? html`<div class="who"><span title=${me.actor}>${person(me.actor)}</span>
          <button class="plain" @click=${signOut}>${t(store.state.provider ? 'shell.sign-out' : 'shell.change')}</button></div>` : nothing}
        <div class="prefs">
          ${LANGUAGES.map((each) => html`<button class="plain" lang=${each} aria-pressed=${each === store.state.language}
            @click=${() => this.speak(each)}>${each === 'zh' ? '中文' : 'English'}</button>`)}
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
    if (!found || (route().id !== '' && !found.ids)) {
      return html`<section class="empty"><h1>${t('error.no-page')}</h1><p><a href="/">${t('error.home')}</a></p></section>`;
    }
    if (!me && !found.open) {
      return html`<section class="empty"><h1>${t('error.signed-out')}</h1>
        ${store.state.provider ? html`<p>${t(store.state.ended ? 'sign-in.ended' : 'sign-in.needed')}</p><bc-sign-in></bc-sign-in>`
          : html`<p>${t('error.signed-out-why')}</p><p><a class="button" href="/people" @click=${() => remember(location.pathname + location.search)}>${t('people.choose')}</a></p>`}</section>`;
    }
    if (me && found.roles.length > 0 && !mayOpen(found, me)) {
      return html`<section class="empty" data-not-yours><h1>${t(`page.${page}`)}</h1><p>${t('error.not-yours', { role: word('role', me.role) })}</p><p><a href="/">${t('error.home')}</a></p></section>`;
    }
    if (!this.fetched.has(page)) {
      return this.missing === page ? html`<section class="empty"><h1>${t(`page.${page}`)}</h1>${fault(t('error.page-away'), () => this.arrive())}
        <p class="dim">${t('error.page-away-why')}</p></section>` : html`<p class="pad dim" role="status">${t('shell.loading')}</p>`;
    }
    return found.view();
  }
}

customElements.define('bc-app', App);
