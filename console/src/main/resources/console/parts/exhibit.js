/** A piece of evidence: its picture, film or sound, fetched with the token and shown from memory, or the original to save. */
import { View, html, nothing } from '../core/lit.js';
import { Refusal, call } from '../core/api.js';
import { focusOn } from '../core/focus.js';
import { moment, size } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { fileName, original, playedAs } from '../core/originals.js';
import { store } from '../core/store.js';

/** @type {Map<string, string>} addresses in memory by evidence id */
const pictures = new Map();
/** What passes: too much was asked for, or others are served first. */
const LATER = [429, 503];
/** How long what is being saved is kept for the browser, in milliseconds. */
const KEPT = 60000;

class Exhibit extends View {
  static properties = { exhibit: { attribute: false }, large: { type: Boolean } };

  constructor() {
    super();
    /** @type {any} */
    this.exhibit = null;
    this.large = false;
    this.address = '';
    this.text = '';
    this.asked = '';
    this.zoom = 1;
    /** Of a film or a sound, once somebody wants it. */
    this.played = '';
    this.fetching = false;
    this.unplayable = false;
    /** Why it is not shown for now. */
    this.denied = '';
    /** Ends what is fetched for what is shown. */
    this.shown = new AbortController();
  }

  /** Anew what was not fetched when it was taken away. */
  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  updated() {
    const id = this.exhibit?.evidenceId;
    if (this.isConnected && id && id !== this.asked) {
      this.asked = id;
      this.release();
      Object.assign(this, { address: '', text: '', unplayable: false, denied: '' });
      this.show(id);
    }
  }

  /** @param {string} id */
  async show(id) {
    const { signal } = this.shown;
    const type = this.exhibit.detectedType ?? '';
    let text = '';
    let denied = '';
    const none = (/** @type {any} */ no) => {
      denied = no instanceof Refusal && LATER.includes(no.status) ? no.message : '';
      return null;
    };
    if (!pictures.has(id) && type.startsWith('image/')) {
      const bytes = await call(`/api/evidence/${id}/view`, { signal }).then((answer) => answer.blob()).catch(none);
      if (bytes && !pictures.has(id)) {
        pictures.set(id, URL.createObjectURL(bytes));
      }
    } else if (!pictures.has(id) && type.startsWith('text/')) {
      text = await original(id, signal).then((answer) => answer.text()).catch(none) ?? '';
    }
    if (this.shows(id, signal)) {
      Object.assign(this, { address: pictures.get(id) ?? '', text: text.slice(0, 2000), denied });
      this.requestUpdate();
    }
  }

  again() {
    this.asked = '';
    this.requestUpdate();
  }

  /** Whether it is still what was shown when something was asked for. @param {string} id @param {AbortSignal} signal */
  shows(id, signal) {
    return !signal.aborted && this.exhibit?.evidenceId === id;
  }

  /** What is on its way is not waited for, and what was played is given back. */
  release() {
    this.shown.abort();
    this.shown = new AbortController();
    URL.revokeObjectURL(this.played);
    this.played = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.release();
    this.asked = this.address || this.text ? this.asked : '';
  }

  /** @param {(answer: Response, bytes: Blob, exhibit: any) => void} use of the original, which may take its time @param {AbortSignal} [signal] */
  async fetched(use, signal) {
    const { exhibit } = this;
    this.fetching = true;
    this.requestUpdate();
    try {
      const answer = await original(exhibit.evidenceId, signal);
      use(answer, await answer.blob(), exhibit);
    } catch (no) {
      if (!signal?.aborted) {
        store.tell(no instanceof Refusal ? no.message : t('error.no-answer'), 'bad');
      }
    }
    this.fetching = false;
    this.requestUpdate();
  }

  /** To the end also where something else is shown meanwhile: it is what the reader asked for. */
  download() {
    return this.fetched((answer, bytes, exhibit) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(bytes);
      link.download = fileName(answer, exhibit);
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
    });
  }

  async play() {
    const { signal } = this.shown;
    await this.fetched((answer, bytes, exhibit) => {
      if (this.shows(exhibit.evidenceId, signal)) {
        this.played = URL.createObjectURL(new Blob([bytes], { type: playedAs(exhibit.detectedType) }));
      }
    }, signal);
    if (this.played) {
      focusOn(this, 'video, audio');
    }
  }

  /** Where the browser does not know how, or the bytes are not what they begin as. */
  cannot() {
    this.unplayable = true;
    this.requestUpdate();
  }

  player() {
    const type = playedAs(this.exhibit.detectedType);
    const name = this.exhibit.caption ?? word('evidenceKind', this.exhibit.kind);
    if (!type) {
      return nothing;
    }
    if (this.unplayable) {
      return html`<p class="dim" data-unplayable>${t('exhibit.unplayable')}</p>`;
    }
    if (!this.played) {
      return html`<p><button data-do="play" ?disabled=${this.fetching} @click=${this.play}>${t('exhibit.play')}</button></p>`;
    }
    return type.startsWith('video/') ? html`<video controls tabindex="0" src=${this.played} aria-label=${name} @error=${this.cannot}></video>`
      : html`<audio controls tabindex="0" src=${this.played} aria-label=${name} @error=${this.cannot}></audio>`;
  }

  render() {
    const each = this.exhibit;
    if (!each) {
      return nothing;
    }
    return html`<figure class="exhibit ${this.large ? 'large' : ''}">
      ${this.address ? html`<button class="picture" aria-label=${t('exhibit.enlarge')} @click=${() => this.querySelector('dialog')?.showModal()}><img src=${this.address} alt=${each.caption ?? word('evidenceKind', each.kind)}></button>
        <dialog class="zoom"><div class="buttons"><button @click=${() => this.scale(1.25)}>+</button><button @click=${() => this.scale(0.8)}>-</button>
          <form method="dialog"><button>${t('help.close')}</button></form></div><div class="scroll" tabindex="0"><img src=${this.address} alt=${each.caption ?? ''} width=${Math.round(900 * this.zoom)}></div></dialog>` : nothing}
      ${this.denied ? html`<p class="dim" data-denied>${this.denied} <button class="plain" data-do="again" @click=${this.again}>${t('error.again')}</button></p>` : nothing}
      ${this.player()}
      ${this.text ? html`<pre dir="auto">${this.text}</pre>` : nothing}
      <figcaption><strong>${each.exhibit ? t('exhibit.n', { n: each.exhibit }) : ''}</strong> ${word('evidenceKind', each.kind)}${each.element ? html` · ${word('element', each.element)}` : nothing}
        ${each.caption ? html`<span class="pre" dir="auto">${each.caption}</span>` : nothing}
        <span class="dim"><bdi>${person(each.uploadedBy)}</bdi> · ${moment(each.uploadedAt)} · ${size(each.size)}${each.kindFits === false ? html` · <span class="soon">${t('exhibit.unfit')}</span>` : nothing}</span>
        <button class="plain" data-do="original" ?disabled=${this.fetching} @click=${this.download}>${t('exhibit.original')}</button></figcaption>
    </figure>`;
  }

  /** @param {number} by */
  scale(by) {
    this.zoom *= by;
    this.requestUpdate();
  }
}

customElements.define('bc-exhibit', Exhibit);
