/** A part of a bundle, read with distrust: what is missing or has another shape is a fault with its place. */

/** @typedef {{place: string, what: string, with?: Record<string, string | number>}} Fault what is wrong, by the name that the command has for it */

const HASH = /^[0-9a-f]{64}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.(?!000Z)\d{3}|\.\d{3}(?!000Z)\d{3}|\.\d{6}(?!000Z)\d{3})?Z$/;
const ROLES = ['BUYER', 'SELLER', 'AGENT', 'SENIOR', 'REVIEWER', 'SUPERVISOR', 'CARRIER', 'SERVICE_PROVIDER', 'LAB', 'SYSTEM', 'COURT', 'REGULATOR'];

/** What stops the check of a part. */
export class Wrong extends Error {
  /** @param {Fault} fault */
  constructor(fault) {
    super(fault.what);
    this.fault = fault;
  }
}

export class Part {
  /** @param {string} place @param {any} node */
  constructor(place, node) {
    this.place = place;
    this.node = node !== null && typeof node === 'object' && !Array.isArray(node) ? node : {};
  }

  /** The same part under a better name. @param {string} place */
  at(place) {
    return new Part(place, this.node);
  }

  /** @param {string} field */
  has(field) {
    return Object.hasOwn(this.node, field);
  }

  /** @param {string} field */
  get(field) {
    return this.has(field) ? this.node[field] : undefined;
  }

  /** @param {string} field */
  part(field) {
    const found = this.get(field);
    if (found === null || typeof found !== 'object' || Array.isArray(found)) {
      throw this.wrong(field, 'shape.object');
    }
    return new Part(this.placeOf(field), found);
  }

  /** @param {string} field @returns {Part[]} */
  list(field) {
    const found = this.get(field);
    if (!Array.isArray(found)) {
      throw this.wrong(field, 'shape.list');
    }
    return found.map((each, at) => new Part(`${this.placeOf(field)} #${at + 1}`, each));
  }

  /** @param {string} field @returns {string} */
  text(field) {
    const found = this.get(field);
    if (typeof found !== 'string') {
      throw this.wrong(field, 'shape.text');
    }
    return found;
  }

  /** @param {string} field @param {string} what @param {(text: string) => boolean} fits @returns {string} */
  formed(field, what, fits) {
    const found = this.text(field);
    if (!fits(found)) {
      throw this.wrong(field, what);
    }
    return found;
  }

  /** @param {string} field */
  hash(field) {
    return this.formed(field, 'shape.hash', (text) => HASH.test(text));
  }

  /** @param {string} field */
  instant(field) {
    return this.formed(field, 'shape.time', (text) => TIME.test(text) && new Date(text).toJSON()?.slice(0, 19) === text.slice(0, 19));
  }

  /** @param {string} field */
  actor(field) {
    return this.formed(field, 'shape.actor', (text) => text.length > text.indexOf('/') + 1 && ROLES.includes(text.slice(0, Math.max(0, text.indexOf('/')))));
  }

  /** @param {string} field @returns {number} */
  number(field) {
    const found = this.get(field);
    if (!Number.isInteger(found) || found < 0) {
      throw this.wrong(field, 'shape.number');
    }
    return found;
  }

  /** Each is 64 digits; none where there is no list. @param {string} field @returns {string[]} */
  hashes(field) {
    const found = this.get(field);
    const all = found !== null && typeof found === 'object' ? Object.values(found) : [];
    if (!all.every((each) => typeof each === 'string' && HASH.test(each))) {
      throw this.wrong(field, 'shape.hashes');
    }
    return all;
  }

  /** @param {string} field @param {string} what */
  wrong(field, what) {
    return new Wrong({ place: this.placeOf(field), what });
  }

  /** @param {string} field */
  placeOf(field) {
    return `${this.place} ${field}`.trim();
  }
}

/** Runs one part's check: what has the wrong shape is a fault, and stops only that. @param {Fault[]} faults @param {() => void | Promise<void>} check @param {() => void} [otherwise] */
export async function guarded(faults, check, otherwise) {
  try {
    await check();
  } catch (wrong) {
    if (!(wrong instanceof Wrong)) {
      throw wrong;
    }
    faults.push(wrong.fault);
    otherwise?.();
  }
}
