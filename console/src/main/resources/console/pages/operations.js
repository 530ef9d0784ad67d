/** For whoever runs the product: what is due within the hour, what is late and why, what waits, what failed, and trying it again. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { left, moment, toBreach, urgency } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { askEach, places } from '../core/services.js';
import { store } from '../core/store.js';
import { fault, noLines } from '../parts/fault.js';
import { processes, whyLate } from '../parts/processes.js';
import { repairs } from '../parts/repairs.js';

const HOUR = 3600000;
/** org.example.SomeException: what the machine calls what went wrong. */
const MACHINES = /^(?:[a-z]\w*\.)+[A-Z][\w$]*: /;
/** In the order in which they are asked for. */
const LISTS = ['due', 'parked', 'found', 'failing', 'records'];

class Operations extends View {
  constructor() {
    super();
    /** @type {any[]} */
    this.due = [];
    /** @type {any[]} */
    this.parked = [];
    /** @type {string[]} */
    this.bases = [''];
    /** @type {any[]} */
    this.records = [];
    /** @type {any[]} */
    this.failing = [];
    /** @type {any} */
    this.found = null;
    this.failed = '';
    /** Which lists could not be read, or not from everyone. @type {Set<string>} */
    this.unknown = new Set(LISTS);
    this.asked = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.timer = setInterval(() => this.load(), 15000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  async load() {
    try {
      const before = new Date(store.now() + HOUR).toISOString();
      this.bases = await places();
      const asked = await Promise.all([askEach([''], () => `/api/cases?dueBefore=${before}&sort=dueAt&limit=100`), askEach(this.bases, () => '/api/parked'),
        askEach(this.bases, () => '/api/operations'), askEach([''], () => '/api/inbox/failed'), askEach(this.bases.slice(0, 1), () => '/api/parked/records')]);
      const [due, parked, found, failing, records] = asked.map((each) => each.answers);
      this.due = due.flatMap(({ answer }) => answer.cases);
      this.parked = parked.flatMap(({ base, answer }) => answer.cases.map((/** @type {any} */ each) => ({ ...each, base })));
      this.records = records.flatMap(({ answer }) => answer.records ?? []);
      this.found = found.length ? { now: found[0].answer.now, processes: found.flatMap(({ answer }) => answer.processes) } : null;
      this.failing = failing.flatMap(({ answer }) => answer.notices);
      this.unknown = new Set(LISTS.filter((_, at) => asked[at].failed));
      this.failed = [...new Set(asked.map((each) => each.failed).filter(Boolean))].join(' / ');
    } catch (no) {
      this.unknown = new Set(LISTS);
      this.failed = /** @type {Error} */ (no).message;
    }
    this.asked = true;
    this.requestUpdate();
  }

  render() {
    const late = this.due.filter((each) => each.dueAt && urgency(each.dueAt) === 'late');
    const soon = this.due.filter((each) => !late.includes(each));
    const common = { asked: this.asked, done: () => this.load() };
    return html`<section class="page"><h1>${t('page.operations')}</h1>${fault(this.failed, () => this.load())}
      <h2>${t('operations.late', { n: this.count('due', late) })}</h2>${this.table(late, true)}<h2>${t('operations.soon', { n: this.count('due', soon) })}</h2>${this.table(soon, false)}
      <h2>${t('operations.processes')}</h2>${this.found ? processes(this.found) : noLines({ read: this.asked, failed: this.asked, none: '' })}
      ${repairs({ ...common, title: t('operations.parked', { n: this.count('parked', this.parked) }), unknown: this.unknown.has('parked'), items: this.parked, path: '/api/parked/retry', bases: this.bases, named: (each) => ({ group: each.group, caseId: each.caseId }),
        line: (each) => html`<span class="mono">${each.group} <a href="/cases/${each.caseId}">${each.caseId}</a></span> <span class="tag late">${told('park', each.kind)}</span> ${plain(each.reason)} <span class="dim">${each.at ? moment(each.at) : ''}</span>${exactly([each.reason])}` })}
      ${repairs({ ...common, title: t('operations.records', { n: this.count('records', this.records) }), unknown: this.unknown.has('records'), items: this.records, path: '/api/parked/records/retry', drop: '/api/parked/records/drop', bases: this.bases.slice(0, 1), named: (each) => ({ id: each.id }), again: (each) => each.retriable,
        line: (each) => html`<strong>${ofTopic(each.from)}</strong> ${each.by ? t('operations.by', { who: each.by }) : nothing} ${plain(each.reason)} <span class="dim">${each.at ? moment(each.at) : ''}</span>${exactly([`${each.from} ${each.id}`, each.reason])}` })}
      ${repairs({ ...common, title: t('operations.notices', { n: this.count('failing', this.failing) }), unknown: this.unknown.has('failing'), items: this.failing, path: '/api/inbox/failed/retry', named: (each) => ({ id: each.id }),
        line: (each) => html`<bdi>${person(each.recipient)}</bdi> <a class="mono" href="/cases/${each.caseId}">${each.caseId}</a> <span class="tag ${each.state === 'FAILED' ? 'late' : 'soon'}">${t(`operations.notice-${each.state}`)}</span> ${each.note ?? ''} <span class="dim">${moment(each.at)}</span>` })}
      <p class="dim"><a href="/actuator/prometheus" target="_blank" rel="noopener">${t('operations.metrics')}</a></p></section>`;
  }

  /** @param {string} list @param {any[]} lines */
  count(list, lines) {
    return this.asked && !this.unknown.has(list) ? lines.length : lines.length ? `${lines.length}+` : '?';
  }

  /** @param {any[]} lines @param {boolean} late */
  table(lines, late) {
    if (lines.length === 0) {
      return noLines({ read: this.asked, failed: this.asked && this.unknown.has('due'), none: t('operations.none'), good: true });
    }
    return html`<div class="scroll" tabindex="0"><table><tbody>${lines.map((each) => html`<tr><td class="number ${urgency(each.dueAt)}"><strong>${toBreach(each.dueAt)}</strong></td><td>${moment(each.dueAt)}</td><td><a href="/cases/${each.caseId}"><bdi>${each.title ?? each.caseId}</bdi></a></td>
      <td>${dueWith(each).map((duty) => html`<div>${person(duty.holderId ? `${duty.holder}/${duty.holderId}` : duty.holder)}: ${word('duty', duty.duty)}</div>`)}</td>
      ${late ? html`<td>${this.unknown.has('parked') || this.unknown.has('found') ? t('error.unknown') : whyLate(each.caseId, this.parked, this.found)}</td>` : nothing}</tr>`)}</tbody></table></div>`;
  }
}

/** Of a case with several clocks those that end within the hour, or ended. @param {any} line @returns {any[]} */
function dueWith(line) {
  return (line.ball ?? []).filter((/** @type {any} */ duty) => duty.dueAt && left(duty.dueAt) <= HOUR);
}

/** A reason without the name that the machine has for its kind. @param {string | undefined} reason */
function plain(reason) {
  return (reason ?? '').replace(MACHINES, '');
}

/** As the machine has it, for whoever looks for it in logs and topics. @param {(string | undefined)[]} lines */
function exactly(lines) {
  const raw = lines.filter(Boolean);
  return raw.length && raw.some((line) => line !== plain(line) || raw.length > 1) ? html`<details><summary class="dim">${t('operations.exactly')}</summary>${raw.map((line) => html`<div class="mono">${line}</div>`)}</details>` : nothing;
}

/** What kind of record it is. @param {string | undefined} from its topic, partition and offset */
function ofTopic(from = '') {
  const topic = from.replace(/-\d+@\d+$/, '');
  return `operations.topic-${topic}` in store.state.messages ? t(`operations.topic-${topic}`) : topic;
}

/** @param {string} kind @param {string | undefined} value */
function told(kind, value) {
  return value ? t(`operations.${kind}-${value}`) : '';
}

customElements.define('bc-operations', Operations);
