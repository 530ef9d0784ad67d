/** Goes anywhere, and does what is asked for by its name: pages, cases by number, title or party, what the case allows, the clock, languages, light and dark. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { LANGUAGES, speak, t, word } from '../core/i18n.js';
import { offered } from '../core/offers.js';
import { pagesOf } from '../core/pages.js';
import { go } from '../core/router.js';
import { store } from '../core/store.js';

class Palette extends View {
  constructor() {
    super();
    this.text = '';
    this.at = 0;
    /** @type {any[]} */
    this.cases = [];
  }

  open() {
    this.text = '';
    this.cases = [];
    this.at = 0;
    this.requestUpdate();
    this.querySelector('dialog')?.showModal();
    this.querySelector('input')?.focus();
  }

  /** @returns {{label: string, hint: string, run: () => void}[]} */
  entries() {
    const wanted = this.text.trim().toLowerCase();
    // What does something has to be asked for by a word of it: Enter alone goes somewhere and changes nothing.
    const acts = wanted ? offered() : [];
    const pages = pagesOf(store.state.me).map((page) => ({
      label: t(`page.${page.name}`), hint: t('palette.page'), run: () => go(page.address),
    }));
    const languages = LANGUAGES.map((each) => ({
      label: each === 'zh' ? '中文' : 'English', hint: t('palette.language'), run: () => speak(each).catch(() => store.tell(t('error.no-answer'), 'bad')),
    }));
    const cases = this.cases.map((each) => ({
      label: `${each.caseId} ${each.title ?? ''}`, hint: word('stage', each.stage), run: () => go(`/cases/${each.caseId}`),
    }));
    return [...[...pages, ...acts, ...languages].filter((entry) => entry.label.toLowerCase().includes(wanted)), ...cases].slice(0, 12);
  }

  /** @param {InputEvent} event */
  async typed(event) {
    this.text = /** @type {HTMLInputElement} */ (event.target).value;
    this.at = 0;
    this.requestUpdate();
    const asked = this.text;
    if (asked.length > 1 && store.state.me) {
      const found = await json(`/api/cases?limit=8&text=${encodeURIComponent(asked)}`).catch(() => ({ cases: [] }));
      if (asked === this.text) {
        this.cases = found.cases;
        this.requestUpdate();
      }
    } else {
      this.cases = [];
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const count = this.entries().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.at = (this.at + (event.key === 'ArrowDown' ? 1 : count - 1)) % Math.max(1, count);
      this.requestUpdate();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.choose(this.entries()[this.at]);
    }
  }

  /** @param {{run: () => void} | undefined} entry */
  choose(entry) {
    this.querySelector('dialog')?.close();
    entry?.run();
  }

  render() {
    const entries = this.entries();
    return html`<dialog class="palette" aria-label=${t('palette.title')}>
      <input type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-label=${t('palette.title')}
        aria-activedescendant=${entries.length ? `palette-${this.at}` : nothing}
        placeholder=${t('palette.title')} .value=${this.text} @input=${this.typed} @keydown=${this.key}>
      <ul id="palette-list" role="listbox" aria-label=${t('palette.title')}>${entries.map((entry, at) => html`<li id="palette-${at}" role="option"
        aria-selected=${at === this.at} @click=${() => this.choose(entry)}><span>${entry.label}</span> <span class="dim">${entry.hint}</span></li>`)}</ul>
      ${entries.length ? nothing : html`<p class="dim" role="status">${t('palette.none')}</p>`}
    </dialog>`;
  }
}

customElements.define('bc-palette', Palette);
