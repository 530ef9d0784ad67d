/** The rows of the queue: paged by cursor, kept fresh by the stream. */
import { Refusal, json } from './api.js';
import { onEvent } from './stream.js';

const PAGE = 50;
const MORE = 100;
/** So many rows before the end the next ones are fetched, so that whoever scrolls does not wait. */
const AHEAD = 150;
/** The queue is folded from the events a moment after they are told. */
const SOON = 200;
const LATER = 1500;
/** Counting looks at every case, so that it follows what happens less closely than the rows do. */
const COUNTED = 5000;
/** What many share is counted from lines that may be ten seconds old, so that it is counted once more when nothing happens any more. */
const SETTLED = 20000;

/**
 * One answer of the queue. It begins where the one before it ends, and is read anew when it is stale and somebody looks at it.
 * @typedef {{cursor: string | null, rows: any[], stale: boolean}} Sheet
 */

export class QueueData {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {any[]} all that was read, in order */
    this.rows = [];
    /** @type {Sheet[]} */
    this.sheets = [];
    /** On which sheet each case stands. @type {Map<string, Sheet>} */
    this.places = new Map();
    /** The rows that one sees. */
    this.view = { from: 0, to: PAGE };
    /** @type {any} */
    this.counts = null;
    /** @type {string | null} where what was not read yet begins */
    this.cursor = null;
    this.query = '';
    /** @type {string | null} of which question the rows are the answer */
    this.answered = null;
    this.loading = false;
    /** @type {Refusal | null} */
    this.failed = null;
    /** @type {Set<string>} rows that changed while one looked */
    this.moved = new Set();
    this.turn = 0;
    this.countedAt = 0;
  }

  begin() {
    this.end = onEvent(() => this.soon());
  }

  stop() {
    this.end?.();
    clearTimeout(this.first);
    clearTimeout(this.second);
    clearTimeout(this.counting);
    clearTimeout(this.settling);
  }

  soon() {
    clearTimeout(this.first);
    clearTimeout(this.second);
    this.first = setTimeout(() => this.refresh(), SOON);
    this.second = setTimeout(() => this.refresh(), LATER);
  }

  /** @param {string} query of the address */
  async load(query) {
    this.query = query;
    const turn = ++this.turn;
    this.loading = true;
    this.failed = null;
    this.changed();
    const page = await this.ask(null, PAGE).catch((/** @type {Refusal} */ no) => no);
    if (turn !== this.turn) {
      return;
    }
    if (page instanceof Error) {
      this.failed = /** @type {Refusal} */ (page);
    } else {
      this.sheets = [];
      this.places = new Map();
      this.moved = new Set();
      this.put({ cursor: null, rows: [], stale: false }, page);
      this.answered = query;
    }
    this.loading = false;
    this.changed();
    this.count(query, turn);
  }

  /** The rows are still those of the question before: whoever acts on one means one that may not be there any more. */
  get late() {
    return this.answered !== this.query;
  }

  /** @param {string} query @param {number} turn */
  async count(query, turn) {
    const filters = new URLSearchParams(query);
    filters.delete('sort');
    this.countedAt = Date.now();
    const counts = await json(`/api/cases/counts?${filters}`).catch(() => null);
    if (turn === this.turn) {
      this.counts = counts;
      this.changed();
    }
  }

  /** @param {string | null} cursor @param {number} limit @returns {Promise<any>} */
  ask(cursor, limit) {
    const asked = new URLSearchParams(this.query);
    asked.set('limit', String(limit));
    if (cursor) {
      asked.set('cursor', cursor);
    }
    return json(`/api/cases?${asked}`);
  }

  /**
   * Tells which rows are looked at: of these the stale ones are read anew, and what comes after them is fetched.
   * @param {number} from @param {number} to
   */
  look(from, to) {
    this.view = { from, to };
    if (to + AHEAD >= this.rows.length) {
      this.more();
    }
    this.freshen();
  }

  async more() {
    if (this.loading || this.late || !this.cursor) {
      return;
    }
    this.loading = true;
    const turn = this.turn;
    try {
      const sheet = { cursor: this.cursor, rows: [], stale: false };
      const page = await this.ask(sheet.cursor, MORE);
      if (turn === this.turn && sheet.cursor === this.cursor) {
        this.put(sheet, page);
      }
    } catch {
      // The next scroll tries again; the rows that are there stay.
    }
    if (turn === this.turn) {
      this.loading = false;
      this.changed();
    }
  }

  /** Something happened: what one sees is read anew at once, the rest when somebody looks at it. */
  async refresh() {
    this.sheets.forEach((sheet) => (sheet.stale = true));
    await this.freshen();
    clearTimeout(this.counting);
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.count(this.query, this.turn), SETTLED);
    this.counting = setTimeout(() => this.count(this.query, this.turn), Math.max(0, this.countedAt + COUNTED - Date.now()));
  }

  async freshen() {
    if (this.freshening || this.late) {
      return;
    }
    this.freshening = true;
    for (let sheet = this.staleInView(); sheet; sheet = this.staleInView()) {
      const turn = this.turn;
      sheet.stale = false;
      const page = await this.ask(sheet.cursor, sheet === this.sheets[0] ? PAGE : MORE).catch(() => null);
      if (page && turn === this.turn && this.sheets.includes(sheet)) {
        this.highlight(page.cases);
        this.put(sheet, page);
        this.changed();
      }
    }
    this.freshening = false;
  }

  staleInView() {
    let at = 0;
    return this.sheets.find((sheet) => {
      const begin = at;
      at += sheet.rows.length;
      return sheet.stale && begin < this.view.to && at >= this.view.from;
    });
  }

  /** @param {Sheet} sheet @param {any} page */
  put(sheet, page) {
    const known = this.sheets.indexOf(sheet);
    const at = known < 0 ? this.sheets.push(sheet) - 1 : known;
    const next = this.sheets[at + 1];
    const cursor = page.cursor ?? null;
    const before = sheet.rows;
    sheet.rows = page.cases;
    if (!cursor) {
      this.sheets.length = at + 1;
    } else if (next && next.cursor !== cursor) {
      Object.assign(next, { cursor, stale: true });
    }
    if (!this.sheets[at + 1]) {
      this.cursor = cursor;
    }
    const elsewhere = this.place(sheet, before);
    if (known < 0 && at > 0 && !elsewhere) {
      // However many rows there are already, those that come behind them cost no more.
      this.rows.push(...sheet.rows);
    } else {
      this.rows = this.sheets.flatMap((each) => each.rows);
    }
  }

  /**
   * A case has moved from one sheet to another where both show it: the answer that came last is right.
   * @param {Sheet} sheet @param {any[]} before what stood on it @returns {boolean} whether another sheet has lost a row by it
   */
  place(sheet, before) {
    before.filter((row) => this.places.get(row.caseId) === sheet).forEach((row) => this.places.delete(row.caseId));
    const others = new Set();
    for (const { caseId } of sheet.rows) {
      const other = this.places.get(caseId);
      if (other && other !== sheet && this.sheets.includes(other)) {
        other.rows = other.rows.filter((row) => row.caseId !== caseId);
        others.add(other);
      }
      this.places.set(caseId, sheet);
    }
    return others.size > 0;
  }

  /** @param {any[]} rows as they are now; those that were not so before are shown as moved for a moment */
  highlight(rows) {
    const before = new Map(rows.flatMap(({ caseId }) => this.places.get(caseId)?.rows.filter((row) => row.caseId === caseId) ?? [])
      .map((row) => [row.caseId, JSON.stringify(row)]));
    for (const row of rows.filter((each) => before.get(each.caseId) !== JSON.stringify(each))) {
      this.moved.add(row.caseId);
      setTimeout(() => {
        this.moved.delete(row.caseId);
        this.changed();
      }, 4000);
    }
  }
}
