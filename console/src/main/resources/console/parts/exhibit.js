/** A piece of evidence: its picture, fetched with the token and shown from memory, or its name to download. */
import { View, html, nothing } from '../core/lit.js';
import { call } from '../core/api.js';
import { moment, size } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';

/** @type {Map<string, string>} addresses in memory by evidence id */
const pictures = new Map();

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
  }

  updated() {
    const id = this.exhibit?.evidenceId;
    if (id && id !== this.asked) {
      this.asked = id;
      this.show(id);
    }
  }

  /** @param {string} id */
  async show(id) {
    const type = this.exhibit.detectedType ?? '';
    if (pictures.has(id)) {
      this.address = pictures.get(id) ?? '';
    } else if (type.startsWith('image/')) {
      const answer = await call(`/api/evidence/${id}/view`).catch(() => null);
      if (answer) {
        this.address = URL.createObjectURL(await answer.blob());
        pictures.set(id, this.address);
      }
    } else if (type.startsWith('text/')) {
      const answer = await call(`/api/evidence/${id}/original`).catch(() => null);
      this.text = answer ? (await answer.text()).slice(0, 2000) : '';
    }
    this.requestUpdate();
  }

  async download() {
    const answer = await call(`/api/evidence/${this.exhibit.evidenceId}/original`);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = this.exhibit.name ?? this.exhibit.evidenceId;
    link.click();
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
      ${this.text ? html`<pre dir="auto">${this.text}</pre>` : nothing}
      <figcaption><strong>${each.exhibit ? t('exhibit.n', { n: each.exhibit }) : ''}</strong> ${word('evidenceKind', each.kind)}${each.element ? html` · ${word('element', each.element)}` : nothing}
        ${each.caption ? html`<span class="pre" dir="auto">${each.caption}</span>` : nothing}
        <span class="dim"><bdi>${person(each.uploadedBy)}</bdi> · ${moment(each.uploadedAt)} · ${size(each.size)}${each.kindFits === false ? html` · <span class="soon">${t('exhibit.unfit')}</span>` : nothing}</span>
        <button class="plain" @click=${this.download}>${t('exhibit.original')}</button></figcaption>
    </figure>`;
  }

  /** @param {number} by */
  scale(by) {
    this.zoom *= by;
    this.requestUpdate();
  }
}

customElements.define('bc-exhibit', Exhibit);
