/** Follows the chain through events that are shown whole, in part or not at all, and names the field that does not fit. */
import { commitment, leafHash, marksIn, marksOf, ns, rootOf, shaHex } from './bundle-bytes.js';
import { guarded } from './bundle-part.js';

/** @typedef {import('./bundle-part.js').Fault} Fault */
/** @typedef {import('./bundle-part.js').Part} Part */
/** @typedef {import('./bundle-bytes.js').Leaf} Leaf */
/** @typedef {{seq: number, hash: string, leaves: Map<string, any>}} Shown what a bundle shows of one event */
/**
 * What a bundle has of an event.
 * @typedef {object} Body
 * @property {Leaf[]} leaves
 * @property {string[]} hashes
 * @property {string[]} pointers of the hashes, empty for a field that is kept back
 * @property {'whole' | 'part' | 'hidden'} form
 * @property {string | null} root that it claims
 * @property {(before: string, seq: number) => Promise<string>} hash if the event follows one with that hash
 */

const GENESIS = '0'.repeat(64);

/** @param {Part} event @param {string} caseId @returns {Promise<Body>} */
async function whole(event, caseId) {
  const [type, at, actor, commandId, payload] = ['type', 'at', 'actor', 'commandId', 'payload'].map((field) => event.text(field));
  const found = await commitment({ type, at, actor, commandId, payload }).catch(() => {
    throw event.wrong('payload', 'event.no-json');
  });
  return { ...found, form: 'whole', pointers: found.leaves.map((leaf) => leaf.pointer),
    hash: (before, seq) => shaHex(found.root === null ? ns(before, caseId, seq, type, at, actor, commandId, payload) : ns('v2', before, caseId, seq, found.bodyHash, found.root)) };
}

/** @param {Part} event @param {string} caseId @returns {Promise<Body>} */
async function partial(event, caseId) {
  /** @type {Leaf[]} */
  const leaves = [];
  const hashes = [];
  const pointers = [];
  for (const part of event.has('leaves') ? event.list('leaves') : []) {
    const open = part.has('pointer');
    if (open) {
      const leaf = { pointer: part.text('pointer'), value: part.get('value') };
      const named = part.at(`${event.place} ${leaf.pointer}`);
      const isField = leaf.value !== undefined && (leaf.value === null || typeof leaf.value !== 'object' || Object.keys(leaf.value).length === 0);
      if (!isField || leaf.pointer <= (leaves.at(-1)?.pointer ?? '')) {
        throw named.wrong('', 'event.no-field');
      }
      leaves.push(leaf);
      hashes.push(await leafHash(named.hash('salt'), leaf));
    } else {
      hashes.push(part.hash('hash'));
    }
    pointers.push(open ? leaves[leaves.length - 1].pointer : '');
  }
  const bodyHash = event.hash('bodyHash');
  const root = event.has('leaves') ? await rootOf(hashes) : event.hash('root');
  return { leaves, hashes, pointers, form: 'part', root, hash: (before, seq) => shaHex(ns('v2', before, caseId, seq, bodyHash, root)) };
}

/** @param {Part} event @param {string} caseId @returns {Promise<Body>} */
async function bodyOf(event, caseId) {
  if (event.has('payload')) {
    return whole(event, caseId);
  }
  if (event.has('leaves') || event.has('root')) {
    return partial(event, caseId);
  }
  const stated = event.hash('hash');
  return { leaves: [], hashes: [], pointers: [], form: 'hidden', root: null, hash: async () => stated };
}

/**
 * Whether the fields are those that the writer marked.
 * @param {Part} event @param {Body} body @param {boolean} committed whether they amount to the event's root, so that the marks are wrong if anything is @param {Fault[]} faults
 */
function isMarked(event, { hashes, pointers }, committed, faults) {
  const stated = event.text('marks');
  const marks = marksIn(stated);
  const same = marksOf(hashes) === stated;
  if (committed && !same) {
    faults.push({ place: `${event.place} marks`, what: 'marks.changed' });
  }
  if (!committed && same && event.has('payload')) {
    faults.push({ place: `${event.place} /~proof`, what: 'event.not-its-root', with: { fields: pointers.length } });
    return false;
  }
  if (committed || same) {
    return true;
  }
  const isKnown = (/** @type {string} */ mark, /** @type {number} */ at) => (marks.length === hashes.length ? marks[at] === mark : marks.includes(mark));
  const wrong = pointers.map((pointer, at) => (isKnown(marksOf([hashes[at]]), at) ? '' : pointer || `hidden field #${at + 1}`)).filter(Boolean);
  if (wrong.length === hashes.length && wrong.length > 1) {
    faults.push({ place: `${event.place} /~proof`, what: 'event.salt-or-all-changed' });
    return false;
  }
  wrong.forEach((field) => faults.push({ place: `${event.place} ${field}`, what: 'event.field-changed' }));
  if (marks.length > hashes.length) {
    faults.push({ place: event.place, what: 'event.fields-missing', with: { missing: marks.length - hashes.length } });
  } else if (wrong.length === 0) {
    faults.push({ place: event.place, what: 'event.fields-moved' });
  }
  return false;
}

/** @param {Part} event @param {Body} body @param {Fault[]} faults */
async function holdsTogether(event, body, faults) {
  return body.form !== 'whole' || body.root === null || isMarked(event, body, (await rootOf(body.hashes)) === body.root, faults);
}

/** Whether the field is named for which the event does not fit into the chain. @param {Part} event @param {Body} body @param {Fault[]} faults */
function isBlamed(event, body, faults) {
  return body.form === 'part' && body.hashes.length > 0 && !isMarked(event, body, false, faults);
}

class Chain {
  /** @param {string} caseId @param {Fault[]} faults */
  constructor(caseId, faults) {
    this.caseId = caseId;
    this.faults = faults;
    /** Hashes that the next event may follow; none where nothing is known of the one before. @type {Set<string>} */
    this.previous = new Set([GENESIS]);
    this.expected = 1;
    /** @type {Shown[]} */
    this.shown = [];
  }

  /** @param {Part} part */
  async look(part) {
    const seq = this.numberOf(part);
    const event = part.at(`event ${seq}`);
    const follows = this.place(event, seq);
    const body = await bodyOf(event, this.caseId);
    const fitsAlone = await holdsTogether(event, body, this.faults);
    const linked = follows ? await Promise.all([...this.previous].map((before) => body.hash(before, seq))) : [];
    if (linked.length > 0 && fitsAlone && !linked.includes(event.hash('hash')) && body.form !== 'hidden' && !isBlamed(event, body, this.faults)) {
      this.faults.push({ place: event.place, what: 'event.not-linked' });
    }
    this.previous = new Set([event.hash('hash'), ...linked]);
    this.shown.push({ seq, hash: event.text('hash'), leaves: new Map(body.leaves.map((leaf) => [leaf.pointer, leaf.value])) });
  }

  /** What does not say which it is takes the place of the next. @param {Part} part */
  numberOf(part) {
    try {
      return part.number('seq');
    } catch (wrong) {
      this.expected += 1;
      throw wrong;
    }
  }

  /** @param {Part} event @param {number} seq @returns {boolean} whether it stands where it belongs */
  place(event, seq) {
    const follows = seq === this.expected;
    if (seq > this.expected) {
      const missing = seq - this.expected === 1 ? this.expected : `${this.expected}-${seq - 1}`;
      this.faults.push({ place: `event ${missing}`, what: 'event.missing', with: { seq } });
    } else if (!follows) {
      this.faults.push({ place: event.place, what: 'event.out-of-order' });
    }
    this.expected = Math.max(this.expected, seq + 1);
    return follows;
  }
}

/** @param {Part[]} events @param {string} caseId @param {Fault[]} faults @returns {Promise<Shown[]>} */
export async function checkEvents(events, caseId, faults) {
  const chain = new Chain(caseId, faults);
  for (const event of events) {
    await guarded(faults, () => chain.look(event), () => chain.previous.clear());
  }
  return chain.shown;
}
