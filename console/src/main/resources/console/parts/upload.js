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

class EvidencePicker extends View {
  static properties = { seen: { attribute: false }, several: { type: Boolean }, value: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.seen = null;
    this.several = false;
    /** @type {any} */
    this.value = undefined;
    /** @type {any[] | null} uploads of one's own for the case */
    this.own = null;
    this.share = -1;
    this.failed = '';
    this.unread = '';
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
  async send(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (!file) {
      return;
    }
    const key = crypto.randomUUID();
    this.kind = this.said ? this.kind : kindOf(file);
    this.failed = '';
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      try {
        const stored = await upload(this.parts(file), key, (share) => {
          this.share = share;
          this.requestUpdate();
        });
        this.own = [...(this.own ?? []), stored];
        this.share = -1;
        this.failed = '';
        this.pick(stored.evidenceId, true);
        return;
      } catch (no) {
        this.failed = /** @type {Error} */ (no).message;
        const passing = no instanceof Refusal && (no.status === 0 || no.status >= 500 || no.status === 429);
        if (!passing || attempt === TRIES) {
          break;
        }
        this.failed = t('upload.again', { n: attempt });
        this.requestUpdate();
        await new Promise((go) => setTimeout(go, PAUSE));
      }
    }
    this.share = -1;
    input.value = '';
    this.requestUpdate();
  }

  /** @param {File} file */
  parts(file) {
    const form = new FormData();
    form.set('kind', this.kind);
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
        @change=${(/** @type {any} */ e) => this.pick(each.evidenceId, e.target.checked)}>${each.exhibit ? t('exhibit.n', { n: each.exhibit }) : ''} ${word('evidenceKind', each.kind)} <bdi>${each.caption ?? each.name ?? ''}</bdi> <span class="dim">${size(each.size ?? 0)}</span></label>`)}</div>
      <div class="row"><label class="field">${t('upload.kind')}<select @change=${(/** @type {any} */ e) => { this.kind = e.target.value; this.said = true; }}>${(kinds.length ? kinds : KINDS).map((kind) => html`<option value=${kind} ?selected=${kind === this.kind}>${word('evidenceKind', kind)}</option>`)}</select></label>
        <label class="field">${t('upload.file')}<input type="file" ?disabled=${this.share >= 0} @change=${this.send}></label></div>
      ${this.share >= 0 ? html`<progress max="1" value=${this.share} aria-label=${t('upload.progress')}></progress>` : nothing}
      ${this.failed ? html`<p class="fault" role="alert">${this.failed}</p>` : nothing}`;
  }
}

/** What it most likely is. @param {File} file */
function kindOf(file) {
  return file.type.startsWith('image/') ? 'PHOTO' : file.type.startsWith('video/') ? 'VIDEO' : 'OTHER';
}

customElements.define('bc-evidence-picker', EvidencePicker);
