/** Chooses evidence: from the case, from one's own uploads, or a new file that is sent with its progress shown. */
import { View, html, nothing } from '../core/lit.js';
import { Refusal, json, upload } from '../core/api.js';
import { size } from '../core/format.js';
import { t, word } from '../core/i18n.js';
import { store } from '../core/store.js';
import { isMine } from './ball.js';
import { fault } from './fault.js';

const KINDS = ['PHOTO', 'VIDEO', 'CHAT_LOG', 'ORDER_RECORD', 'TRACKING', 'LAB_REPORT', 'INSPECTION_REPORT', 'MEDICAL_RECORD', 'INVOICE', 'OTHER'];
/** How long to wait before a file that a cut connection broke off is sent again. */
const PAUSE = 2000;
const TRIES = 5;
/** And before one goes on by itself that was given up for the time being. */
const REST = 15000;

class EvidencePicker extends View {
  static properties = { seen: { attribute: false }, several: { type: Boolean }, value: { attribute: false }, statements: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.seen = null;
    this.several = false;
    /** @type {any} */
    this.value = undefined;
    /** What was said and can be pointed to beside files. @type {{id: string, text: string}[]} */
    this.statements = [];
    /** @type {any[] | null} uploads of one's own for the case */
    this.own = null;
    this.share = -1;
    this.failed = '';
    this.unread = '';
    /** What is being sent, or waits for the connection. @type {{file: File, kind: string, key: string} | null} */
    this.kept = null;
    this.waits = false;
    /** Whether it is being tried, also between two tries. */
    this.busy = false;
    this.connection = store.state.connection;
    this.kind = 'PHOTO';
    /** Whether the reader, or a request, says what it is. */
    this.said = false;
  }

  connectedCallback() {
    super.connectedCallback();
    // Where only some kinds answer a request, the first of them is what most will bring.
    const asked = (this.seen?.ball ?? []).filter(isMine).flatMap((/** @type {any} */ duty) => duty.kinds ?? [])[0];
    this.said = asked !== undefined;
    this.kind = asked ?? this.kind;
    this.readOwn();
  }

  async readOwn() {
    if (this.seen?.caseId) {
      this.unread = '';
      this.own = await json(`/api/cases/${this.seen.caseId}/evidence`).then((found) => found.evidence, (no) => {
        this.unread = no.message;
        return [];
      });
      this.requestUpdate();
    }
  }

  all() {
    const found = [...(this.seen?.evidence ?? []), ...(this.own ?? [])];
    return found.filter((each, at) => found.findIndex((other) => other.evidenceId === each.evidenceId) === at);
  }

  chosen() {
    return Array.isArray(this.value) ? this.value : this.value ? [this.value] : [];
  }

  /** @param {string} id @param {boolean} on */
  pick(id, on) {
    const rest = this.chosen().filter((each) => each !== id);
    this.dispatchEvent(new CustomEvent('picked', { detail: this.several ? (on ? [...rest, id] : rest) : on ? id : '' }));
  }

  /** @param {Event} event */
  begin(event) {
    const file = /** @type {HTMLInputElement} */ (event.target).files?.[0];
    if (file) {
      this.kind = this.said ? this.kind : kindOf(file);
      this.kept = { file, kind: this.kind, key: crypto.randomUUID() };
      this.send();
    }
  }

  /** The same file goes under the same key, so that what may have arrived is stored once. */
  async send() {
    const kept = this.kept;
    this.busy = true;
    this.waits = false;
    this.failed = '';
    for (let attempt = 1; kept && attempt <= TRIES; attempt++) {
      try {
        const stored = await upload(this.parts(kept), kept.key, (share) => this.progress(share));
        this.own = [...(this.own ?? []), stored];
        this.dispatchEvent(new CustomEvent('stored', { detail: stored }));
        this.kept = null;
        this.failed = '';
        this.pick(stored.evidenceId, true);
        break;
      } catch (no) {
        const passing = no instanceof Refusal && (no.status === 0 || no.status >= 500 || no.status === 429);
        this.failed = passing ? t('upload.again', { n: attempt }) : /** @type {Error} */ (no).message;
        this.kept = passing ? kept : null;
        this.waits = passing && attempt === TRIES;
        if (!passing || this.waits) {
          break;
        }
        this.requestUpdate();
        await new Promise((go) => setTimeout(go, PAUSE));
      }
    }
    this.busy = false;
    this.progress(-1);
    this.rest();
  }

  /** What was refused can be chosen anew; what waits goes on after a while. */
  rest() {
    const input = this.querySelector('input[type=file]');
    if (input instanceof HTMLInputElement && this.failed && !this.kept) {
      input.value = '';
    }
    clearTimeout(this.later);
    if (this.waits) {
      this.later = setTimeout(() => this.waits && this.isConnected && this.send(), REST);
    }
  }

  /** @param {number} share */
  progress(share) {
    this.share = share;
    this.requestUpdate();
  }

  /** A file that waits goes on once the way to the product is open again. */
  updated() {
    const { connection } = store.state;
    if (this.waits && connection === 'live' && this.connection !== 'live') {
      this.send();
    }
    this.connection = connection;
  }

  /** @param {{file: File, kind: string}} kept */
  parts({ file, kind }) {
    const form = new FormData();
    form.set('kind', kind);
    if (this.seen?.caseId) {
      form.set('caseId', this.seen.caseId);
    }
    form.set('file', file);
    return form;
  }

  render() {
    const chosen = this.chosen();
    const kinds = Object.keys(store.state.words.evidenceKind ?? {});
    return html`${fault(this.unread, () => this.readOwn())}<div class="choices">${this.all().map((each) => html`<label class="choice"><input type=${this.several ? 'checkbox' : 'radio'} name="picked" .checked=${chosen.includes(each.evidenceId)}
        @change=${(/** @type {any} */ e) => this.pick(each.evidenceId, e.target.checked)}>${each.exhibit ? t('exhibit.n', { n: each.exhibit }) : ''} ${word('evidenceKind', each.kind)} <bdi>${each.caption ?? each.name ?? ''}</bdi> <span class="dim">${size(each.size ?? 0)}</span></label>`)}
        ${this.statements.map((each) => html`<label class="choice"><input type="checkbox" data-statement=${each.id} .checked=${chosen.includes(each.id)} @change=${(/** @type {any} */ e) => this.pick(each.id, e.target.checked)}><bdi>${each.text}</bdi></label>`)}</div>
      <div class="row"><label class="field">${t('upload.kind')}<select @change=${(/** @type {any} */ e) => { this.kind = e.target.value; this.said = true; }}>${(kinds.length ? kinds : KINDS).map((kind) => html`<option value=${kind} ?selected=${kind === this.kind}>${word('evidenceKind', kind)}</option>`)}</select></label>
        <label class="field">${t('upload.file')}<input type="file" ?disabled=${this.busy} @change=${this.begin}></label></div>
      ${this.share >= 0 ? html`<progress max="1" value=${this.share} aria-label=${t('upload.progress')}></progress>` : nothing}
      ${this.waits ? html`<p class="fault" role="alert">${t('upload.waits')} <bdi>${this.kept?.file.name}</bdi></p><p><button data-do="resume" @click=${this.send}>${t('upload.resume')}</button></p>`
        : this.failed ? html`<p class="fault" role="alert">${this.failed}</p>` : nothing}`;
  }
}

/** What it most likely is. @param {File} file */
function kindOf(file) {
  return file.type.startsWith('image/') ? 'PHOTO' : file.type.startsWith('video/') ? 'VIDEO' : 'OTHER';
}

customElements.define('bc-evidence-picker', EvidencePicker);
