/** What ties the log of a bundle down from outside: its stated end, receipts, and roots over all cases. */
import { climbed, isSigned, ns, shaHex } from './bundle-bytes.js';
import { Part, guarded } from './bundle-part.js';

/** @typedef {import('./bundle-part.js').Fault} Fault */
/** @typedef {import('./bundle-events.js').Shown} Shown */
/** @typedef {{id: string, key: CryptoKey}} Key */

/** Whose receipts a bundle holds are only their own: everybody else's holds all of them. */
const OWN_RECEIPTS = ['BUYER', 'SELLER', 'CARRIER', 'SERVICE_PROVIDER', 'LAB'];

/** Times are hashed to the millisecond. @param {string} at */
const hashed = (at) => at.replace(/(\.\d{3})\d*Z$/, '$1Z').replace('.000Z', 'Z');

export class Anchors {
  /** @param {any} file */
  constructor(file) {
    this.bundle = new Part('', file);
    /** @type {Fault[]} */
    this.faults = [];
    /** @type {Key[]} */
    this.keys = [];
    this.fingerprint = '';
    this.caseId = '';
    /** @type {Map<number, Shown>} */
    this.shown = new Map();
    this.receipts = 0;
    this.roots = 0;
  }

  /** @param {string} place @param {string} what @param {Record<string, string | number>} [parts] */
  fault(place, what, parts) {
    this.faults.push(parts ? { place, what, with: parts } : { place, what });
  }

  /** @param {number} seq @param {string} pointer @returns {string | undefined} undefined where that field is not shown */
  shownText(seq, pointer) {
    const found = this.shown.get(seq)?.leaves.get(pointer);
    return typeof found === 'string' ? found : undefined;
  }

  get last() {
    return [...this.shown.keys()].at(-1) ?? 0;
  }

  /** Whether the log holds that event with that hash. @param {string} place @param {number} seq @param {string} hash */
  anchored(place, seq, hash) {
    if (seq > this.last) {
      this.fault(place, 'log.cut-off', { had: seq, here: this.last });
    } else if (this.shown.get(seq)?.hash !== hash) {
      this.fault(place, 'log.other', { seq });
    }
  }

  end() {
    const head = this.bundle.part('head');
    const seq = head.number('lastSeq');
    this.anchored('head', seq, head.hash('head'));
    if (seq < this.last) {
      this.fault('head', 'head.early', { seq });
    }
  }

  async allReceipts() {
    /** @type {Set<number>} */
    const covered = new Set();
    for (const part of this.bundle.list('receipts')) {
      await guarded(this.faults, async () => {
        const [first, last] = await this.receipt(part);
        [...this.shown.keys()].filter((seq) => seq >= first && seq <= last).forEach((seq) => covered.add(seq));
        this.receipts += 1;
      });
    }
    const reader = this.bundle.actor('reader');
    const all = !OWN_RECEIPTS.includes(reader.split('/')[0]);
    [...this.shown.keys()].filter((seq) => (all || this.shownText(seq, '/actor') === reader) && !covered.has(seq)).forEach((seq) => this.fault('receipts', 'receipts.missing', { seq }));
  }

  /** @param {Part} part @returns {Promise<[number, number]>} the events that it covers */
  async receipt(part) {
    const caseId = part.text('caseId');
    const version = part.number('version');
    const actor = part.actor('actor');
    const commandId = part.text('commandId');
    const bodyHash = part.text('bodyHash');
    const at = hashed(part.instant('at'));
    const firstSeq = part.number('firstSeq');
    const lastSeq = part.number('lastSeq');
    const head = part.text('head');
    const keyId = part.text('keyId');
    const place = `receipt ${commandId} of ${actor}`;
    if (!(await this.isSignedBy(keyId, part.text('signature'), ns('ballcourt receipt v1', caseId, version, actor, commandId, bodyHash, at, firstSeq, lastSeq, head, keyId)))) {
      this.fault(place, 'receipts.signature');
    } else if (caseId !== this.caseId) {
      this.fault(place, 'receipts.other-case', { case: caseId });
    } else {
      this.anchored(place, lastSeq, head);
    }
    return [firstSeq, lastSeq];
  }

  /** @param {string} keyId @param {string} signature @param {Uint8Array} bytes */
  async isSignedBy(keyId, signature, bytes) {
    const found = this.keys.filter((each) => each.id === keyId);
    return (await Promise.all(found.map((each) => isSigned(each.key, signature, bytes)))).some(Boolean);
  }

  async allRoots() {
    /** @type {{n: number, hash: string} | null} */
    let earlier = null;
    for (const part of this.bundle.list('roots')) {
      const n = part.number('n');
      const at = hashed(part.instant('at'));
      const cases = part.number('cases');
      const [root, previous, hash] = ['root', 'previous', 'hash'].map((field) => part.hash(field));
      const keyId = part.text('keyId');
      const signature = part.text('signature');
      const named = part.at(`root ${n}`);
      const bytes = ns('ballcourt root v1', n, at, cases, root, previous, keyId);
      await guarded(this.faults, async () => {
        if ((await shaHex(bytes)) !== hash || !(await this.isSignedBy(keyId, signature, bytes))) {
          this.fault(named.place, 'roots.signature');
        }
        await this.inclusion(named, cases, root);
      });
      if (earlier?.n === n - 1 && previous !== earlier.hash) {
        this.fault(named.place, 'roots.not-linked');
      }
      earlier = { n, hash };
      this.roots += 1;
    }
  }

  /** @param {Part} named @param {number} cases @param {string} root */
  async inclusion(named, cases, root) {
    const proof = named.part('inclusion');
    const version = proof.number('version');
    const lastSeq = proof.number('lastSeq');
    const head = proof.hash('head');
    const path = proof.hashes('path');
    if ((await climbed([this.caseId, version, lastSeq, head], proof.number('index'), cases, path)) !== root) {
      this.fault(proof.place, 'roots.path');
    }
    this.anchored(named.place, lastSeq, head);
  }
}
