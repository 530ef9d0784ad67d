/** What is given, offered or proposed: one remedy with its amount, or several beside each other. */
import { View, html, nothing } from '../core/lit.js';
import { money } from '../core/format.js';
import { t } from '../core/i18n.js';
import { capital, codesOf, resolved } from '../core/schema.js';
import { amountInput } from './amount-field.js';

/** Which give no money. */
const IN_KIND = ['REPLACEMENT', 'REPAIR', 'NONE'];

/** @param {Record<string, any>} value a command @returns {any[]} what it gives; one line at least */
export function linesOf(value) {
  return value.lines ?? [{ ...(value.remedy ? { remedy: value.remedy } : {}), ...(value.amount ? { amount: value.amount } : {}) }];
}

/** The same command with those lines: a single one is told by the command's own fields. @param {Record<string, any>} value @param {any[]} all */
export function withLines({ lines, remedy, amount, ...rest }, all) {
  const [only, ...others] = all;
  return others.length || only?.keepGoods !== undefined ? { ...rest, lines: all } : { ...rest, ...only };
}

class RemedyLines extends View {
  static properties = { command: {}, schema: { attribute: false }, value: { attribute: false }, faults: { attribute: false }, seen: { attribute: false }, needed: { type: Boolean } };

  constructor() {
    super();
    this.command = '';
    /** @type {any} */
    this.schema = null;
    /** @type {Record<string, any>} */
    this.value = {};
    /** @type {{field: string, message: string}[]} */
    this.faults = [];
    /** @type {any} */
    this.seen = null;
    /** Whether something has to be given. */
    this.needed = false;
  }

  /** @param {any[]} all */
  put(all) {
    this.dispatchEvent(new CustomEvent('change-value', { detail: withLines(this.value, all) }));
  }

  /** The button may be gone: whoever adds or removes goes on in the line. @param {any[]} all @param {number} n */
  lead(all, n) {
    this.put(all);
    // The form around it is drawn anew first.
    setTimeout(() => this.querySelectorAll('select')[Math.min(n, all.length - 1)]?.focus());
  }

  /** @param {number} n @param {any} change */
  change(n, change) {
    this.put(linesOf(this.value).map((line, at) => (at === n ? Object.fromEntries(Object.entries({ ...line, ...change }).filter(([, each]) => each !== undefined && each !== '')) : line)));
  }

  /** @param {number} n @param {string} remedy */
  choose(n, remedy) {
    this.change(n, { remedy, ...(IN_KIND.includes(remedy) ? { amount: undefined } : {}) });
  }

  /** @param {...string} places */
  said(...places) {
    return this.faults.filter(({ field }) => places.some((place) => field === place || field.startsWith(`${place}.`)));
  }

  render() {
    const all = linesOf(this.value);
    const most = this.schema.properties.lines.maxItems ?? 3;
    const whole = this.faults.filter((fault) => fault.field === 'lines');
    return html`<div class="fields" data-field="lines">${all.map((line, n) => this.line(line, n, all.length))}
      ${whole.map((fault) => html`<p class="fault">${fault.message}</p>`)}
      ${all.length < most ? html`<div><button data-do="add-line" @click=${() => this.lead([...all, {}], all.length)}>${t('form.add-remedy')}</button></div>` : nothing}</div>`;
  }

  /** @param {any} line @param {number} n @param {number} of */
  line(line, n, of) {
    const { remedy, amount } = this.schema.properties;
    const root = this.schema.root ?? this.schema;
    const alone = n === 0 ? [''] : [];
    const faults = { remedy: this.said(`lines.${n}.remedy`, ...alone.map(() => 'remedy')), amount: this.said(`lines.${n}.amount`, ...alone.map(() => 'amount')) };
    const id = `f-${this.command}-${n ? `lines-${n}-` : ''}`;
    const currency = this.seen?.claim?.amount?.currency ?? 'CNY';
    const codes = codesOf(resolved(remedy, root)).filter(([code]) => code !== 'NONE' || (!this.needed && of === 1));
    const optional = this.needed || of > 1 ? nothing : html` <span class="dim">(${t('form.optional')})</span>`;
    const number = of > 1 ? ` ${n + 1}` : '';
    const described = (/** @type {'remedy' | 'amount'} */ name) => (faults[name].length ? `${id}${name}-fault` : nothing);
    return html`<div class="short ${faults.remedy.length ? 'invalid' : ''}" data-field=${n ? `lines.${n}.remedy` : 'remedy'}>
        <label class="field"><span>${capital(remedy.title)}${number}${optional}</span><select id="${id}remedy" ?required=${this.needed || of > 1} aria-describedby=${described('remedy')} @change=${(/** @type {any} */ e) => this.choose(n, e.target.value)}>
          <option value="" .selected=${!line.remedy}></option>${codes.map(([code, text]) => html`<option value=${code} .selected=${line.remedy === code}>${text}</option>`)}</select></label>
        ${faults.remedy.map((fault) => html`<p class="fault" id="${id}remedy-fault">${fault.message}</p>`)}
        ${of > 1 ? html`<button class="plain" data-do="remove-line" @click=${() => this.lead(linesOf(this.value).filter((_, at) => at !== n), n)}>${t('form.remove-remedy', { n: n + 1 })}</button>` : nothing}</div>
      <div class="short ${faults.amount.length ? 'invalid' : ''}" data-field=${n ? `lines.${n}.amount` : 'amount'}>${IN_KIND.includes(line.remedy) && !line.amount ? nothing : html`
        <label class="field"><span>${capital(resolved(amount, root).title)}${number} <span class="help">${currency}${this.seen?.lineAccount && n === 0 ? ` · ${t('form.at-most', { amount: money(this.seen.lineAccount.left) })}` : ''}</span></span>
          ${amountInput({ id: `${id}amount`, value: line.amount?.amount ?? '', currency, described: described('amount'), put: (text) => this.change(n, { amount: text ? { amount: text, currency } : undefined }) })}</label>`}
        ${faults.amount.map((fault) => html`<p class="fault" id="${id}amount-fault">${fault.message}</p>`)}</div>`;
  }
}

customElements.define('bc-remedy-lines', RemedyLines);
