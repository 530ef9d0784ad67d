/** The rows of the queue: paged by cursor, kept fresh by the stream. */
import { Refusal, json } from './api.js';
import { onEvent } from './stream.js';

const PAGE = 50;
const MOST = 100;
/** The queue is folded from the events a moment after they are told. */
const SOON = 200;
const LATER = 1500;
/** Counting looks at every case, so that it follows what happens less closely than the rows do. */
const COUNTED = 5000;

export class QueueData {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {any[]} */
    this.rows = [];
    /** @type {any} */
    this.counts = null;
    /** @type {string | null} */
    this.cursor = null;
    this.query = '';
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
    try {
      const page = await json(`/api/cases?${withLimit(query, PAGE)}`);
      if (turn === this.turn) {
        this.rows = page.cases;
        this.cursor = page.cursor ?? null;
        this.moved = new Set();
      }
    } catch (no) {
      this.failed = /** @type {Refusal} */ (no);
    }
    this.loading = false;
    this.changed();
    this.count(query, turn);
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

  async more() {
    if (this.loading || !this.cursor) {
      return;
    }
    this.loading = true;
    const turn = this.turn;
    try {
      const page = await json(`/api/cases?${withLimit(this.query, MOST)}&cursor=${encodeURIComponent(this.cursor)}`);
      if (turn === this.turn) {
        this.rows = [...this.rows, ...page.cases];
        this.cursor = page.cursor ?? null;
      }
    } catch {
      // The next scroll tries again; the rows that are there stay.
    }
    this.loading = false;
    this.changed();
  }

  /** Reads the first rows anew and puts them in place of those that were there. */
  async refresh() {
    const turn = this.turn;
    const shown = Math.min(MOST, Math.max(PAGE, this.rows.length));
    const page = await json(`/api/cases?${withLimit(this.query, shown)}`).catch(() => null);
    if (!page || turn !== this.turn) {
      return;
    }
    const before = new Map(this.rows.map((row) => [row.caseId, JSON.stringify(row)]));
    for (const row of page.cases) {
      if (before.get(row.caseId) !== JSON.stringify(row)) {
        this.moved.add(row.caseId);
        setTimeout(() => {
          this.moved.delete(row.caseId);
          this.changed();
        }, 4000);
      }
    }
    if (this.rows.length <= MOST) {
      this.rows = page.cases;
      this.cursor = page.cursor ?? null;
    } else {
      const fresh = new Set(page.cases.map((/** @type {any} */ row) => row.caseId));
      this.rows = [...page.cases, ...this.rows.slice(shown).filter((row) => !fresh.has(row.caseId))];
    }
    this.changed();
    clearTimeout(this.counting);
    this.counting = setTimeout(() => this.count(this.query, this.turn), Math.max(0, this.countedAt + COUNTED - Date.now()));
  }
}

/** @param {string} query @param {number} limit */
function withLimit(query, limit) {
  const all = new URLSearchParams(query);
  all.set('limit', String(limit));
  return all.toString();
}
