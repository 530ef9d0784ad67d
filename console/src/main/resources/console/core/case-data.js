/** One case with its events, kept fresh by the stream. */
import { json } from './api.js';
import { saw } from './seen.js';
import { store } from './store.js';
import { onEvent } from './stream.js';

/** For how long the slider stays where it is before somebody reads what stands there, in milliseconds. */
const RESTS = 150;

export class CaseData {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {any} */
    this.case = null;
    /** @type {any[]} */
    this.events = [];
    /** @type {import('./api.js').Refusal | null} */
    this.failed = null;
    this.id = '';
    /** The version that the reader's own act made: until it is read, what is shown is older than what the reader knows. */
    this.expected = 0;
    /** How the case stood after its events, by their numbers, as far as it was looked at. @type {Map<number, any>} */
    this.before = new Map();
    /** After which event it is looked at last, and why that could not be read. */
    this.after = 0;
    /** @type {import('./api.js').Refusal | null} */
    this.failedAfter = null;
    this.shown = () => this.look();
  }

  begin() {
    document.addEventListener('visibilitychange', this.shown);
    this.end = onEvent((event) => {
      if (event.type === 'Connected' || event.caseId === this.id) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.read(), 120);
      }
    });
  }

  stop() {
    document.removeEventListener('visibilitychange', this.shown);
    this.end?.();
    clearTimeout(this.timer);
    clearTimeout(this.resting);
  }

  /** @param {string} id */
  async load(id) {
    clearTimeout(this.resting);
    this.id = id;
    this.case = null;
    this.events = [];
    this.failed = null;
    this.failedAfter = null;
    this.expected = 0;
    this.before.clear();
    this.changed();
    await this.read();
  }

  /** Reads how the case stood after an event, once the reader rests there. @param {number} seq */
  lookBack(seq) {
    clearTimeout(this.resting);
    this.after = seq;
    this.failedAfter = null;
    if (!this.before.has(seq)) {
      this.resting = setTimeout(() => this.readAfter(seq), RESTS);
    }
  }

  /** @param {number} seq */
  async readAfter(seq) {
    const { id } = this;
    const { language } = store.state;
    const asked = () => id === this.id && language === store.state.language;
    try {
      const then = await json(`/api/cases/${encodeURIComponent(id)}?after=${seq}`);
      if (asked()) {
        this.before.set(seq, then);
      }
    } catch (no) {
      if (asked() && seq === this.after) {
        this.failedAfter = /** @type {import('./api.js').Refusal} */ (no);
      }
    }
    this.changed();
  }

  /** In the language of now. */
  async readAnew() {
    this.before.clear();
    await this.read();
  }

  /** Reads again after an act of the reader. @param {number} version that the act made */
  async expect(version) {
    this.expected = version;
    this.changed();
    await this.read();
  }

  /** Whether the reader's own act is not shown yet: whoever acted on this would be told that the case has changed. */
  get behind() {
    return this.failed === null && this.case !== null && this.case.version < this.expected;
  }

  /** Whether what was read before is still worth looking at, though it could not be read anew. */
  get old() {
    const status = this.failed?.status ?? 0;
    return this.failed !== null && this.case !== null && (status === 0 || status === 429 || status >= 500);
  }

  /** Nobody has seen what lies open in a window behind others. */
  look() {
    if (this.case && !document.hidden) {
      saw(this.id, this.case.version);
    }
  }

  async read() {
    const id = this.id;
    try {
      const path = `/api/cases/${encodeURIComponent(id)}`;
      const [seen, log] = await Promise.all([json(path), json(`${path}/events`)]);
      // Answers overtake one another: what was read before does not take the place of what is newer.
      if (id === this.id && seen.version >= (this.case?.version ?? 0)) {
        this.case = seen;
        this.events = log.events;
        this.failed = null;
        this.look();
      }
    } catch (no) {
      if (id === this.id) {
        this.failed = /** @type {import('./api.js').Refusal} */ (no);
      }
    }
    this.changed();
  }
}

/** The accounts as they stand after the given events, and every booking in order. @param {any[]} events */
export function ledger(events) {
  /** @type {{seq: number, type: string, at: string, step?: string, reference?: string, account: string, change: {amount: string, currency: string}}[]} */
  const entries = [];
  /** @type {Record<string, number>} */
  const balances = {};
  let currency = '';
  for (const event of events) {
    for (const entry of event.ledger ?? []) {
      entries.push({ seq: event.seq, type: event.type, at: event.at, step: event.step, reference: event.reference, ...entry });
      balances[entry.account] = (balances[entry.account] ?? 0) + Number(entry.change.amount);
      currency = entry.change.currency;
    }
  }
  return { entries, balances, currency };
}

/** Duties and stage as they stood after the given events. @param {any[]} events */
export function stateAfter(events) {
  /** @type {Map<string, any>} */
  const open = new Map();
  let stage = '';
  for (const event of events) {
    const ball = event.ball ?? {};
    (ball.ended ?? []).forEach((/** @type {any} */ duty) => open.delete(duty.dutyId));
    (ball.opened ?? []).forEach((/** @type {any} */ duty) => open.set(duty.dutyId, { since: event.at, ...duty, duty: duty.kind, ifSilent: { consequence: duty.onLapse, at: duty.dueAt } }));
    stage = ball.stage ?? stage;
    if (event.type === 'CaseClosed') {
      stage = 'CLOSED';
    }
  }
  return { stage, ball: [...open.values()] };
}

/**
 * Who held the ball from when to when; the parts follow one another, with no gap but while the case was closed.
 * @param {any[]} events @param {number} until
 * @returns {{from: number, to: number, holders: string[], late: boolean, suspended: boolean}[]}
 */
export function stretches(events, until) {
  const cuts = events.map((event) => Date.parse(event.at));
  const parts = [];
  for (let at = 0; at < events.length; at++) {
    const { stage, ball } = stateAfter(events.slice(0, at + 1));
    const to = stage === 'CLOSED' ? cuts[at] : at + 1 < events.length ? cuts[at + 1] : Math.max(until, cuts[at]);
    const holders = [...new Set(ball.map((duty) => duty.holder))].sort();
    const due = ball.filter((duty) => isDesk(duty.holder)).map((duty) => Date.parse(duty.dueAt));
    const late = Math.max(cuts[at], Math.min(to, ...due));
    const suspended = stage === 'SUSPENDED';
    if (late > cuts[at]) {
      parts.push({ from: cuts[at], to: late, holders, late: false, suspended });
    }
    if (to > late) {
      parts.push({ from: late, to, holders, late: due.length > 0, suspended });
    }
  }
  return parts;
}

/** Ids of what an event brings along or names: some tell the whole exhibit, others its id. @param {any} event @returns {string[]} */
export function exhibitsOf(event) {
  return [event.evidence, event.newFacts].flat().map((each) => each?.evidenceId ?? each).filter(Boolean);
}

/** Whoever holds a duty, by name where that is known. @param {{holder: string, holderId?: string | null}} duty */
export function holderOf({ holder, holderId }) {
  return holderId ? `${holder}/${holderId}` : holder;
}

/** Of a deadline that passed it is told whose it was, and not that a clock noticed. @param {any} event @returns {string} */
export function whose(event) {
  return event.type === 'DutyLapsed' && event.holder ? holderOf(event) : event.actor;
}

/** @param {string} role */
export function isDesk(role) {
  return ['AGENT', 'SENIOR', 'REVIEWER', 'SUPERVISOR', 'SYSTEM'].includes(role);
}

/** The reader's own acts, each with the version that it made: one command may have brought several events. @param {any[]} events */
export function ownActs(events) {
  let version = 0;
  let before = '';
  const acts = [];
  for (const event of events) {
    const first = event.commandId === undefined || event.commandId !== before;
    version += first ? 1 : 0;
    before = event.commandId;
    if (first && event.actor === store.state.me?.actor) {
      acts.push({ ...event, version });
    }
  }
  return acts;
}
