/** Checks an exported bundle inside the browser, as the command does that needs no network, and says the same of it; nothing leaves the page. */
import { Anchors } from './bundle-anchors.js';
import { canonical, fingerprintOf, isSigned, ns, opened, publicKey, shaHex } from './bundle-bytes.js';
import { checkEvents } from './bundle-events.js';
import { guarded } from './bundle-part.js';

/** @typedef {import('./bundle-part.js').Fault} Fault */
/** @typedef {import('./bundle-part.js').Part} Part */

const VERSION = 1;
class Check extends Anchors {
  async run() {
    await guarded(this.faults, () => this.readKeys());
    if (this.keys.length > 0) {
      await guarded(this.faults, () => this.seal());
    }
    if (this.bundle.get('format') !== 'ballcourt-status') {
      await guarded(this.faults, () => this.contents());
    }
  }

  async readKeys() {
    const installation = this.bundle.part('installation');
    await this.addKey(installation);
    for (const older of installation.list('older')) {
      await this.addKey(older);
    }
  }

  /** @param {Part} part */
  async addKey(part) {
    const text = part.text('publicKey');
    const key = await new Promise((found) => { found(publicKey(text)); }).catch(() => {
      throw part.wrong('publicKey', 'key.malformed');
    });
    const fingerprint = await fingerprintOf(key);
    if (fingerprint.slice(0, 16) !== part.text('keyId')) {
      throw part.wrong('keyId', 'key.other-id');
    }
    this.fingerprint ||= fingerprint;
    this.keys.push({ id: fingerprint.slice(0, 16), key });
  }

  async seal() {
    const signed = Object.entries(this.bundle.part('manifest').node).map(([name, hash]) => [name, typeof hash === 'string' ? hash : JSON.stringify(hash)]);
    /** @type {Record<string, string>} */
    const manifest = Object.fromEntries(signed);
    const parts = Object.keys(this.bundle.node).filter((name) => name !== 'manifest' && name !== 'signature');
    for (const name of [...new Set([...Object.keys(manifest), ...parts])].sort()) {
      if (!parts.includes(name)) {
        this.fault(name, 'part.removed');
      } else if (!(name in manifest)) {
        this.fault(name, 'part.added');
      } else if ((await shaHex(canonical(this.bundle.get(name)))) !== manifest[name]) {
        this.fault(name, 'part.changed');
      }
    }
    const listed = Object.keys(manifest).sort().flatMap((name) => [name, manifest[name]]);
    if (!(await isSigned(this.keys[0].key, this.bundle.text('signature'), ns('ballcourt bundle v1', ...listed)))) {
      this.fault('signature', 'signature.other');
    }
  }

  async contents() {
    this.caseId = this.bundle.text('caseId');
    const events = await checkEvents(this.bundle.list('events'), this.caseId, this.faults);
    [...events].reverse().sort((a, b) => a.seq - b.seq).forEach((event) => this.shown.set(event.seq, event));
    for (const check of [this.texts, this.evidence, this.policies, this.end, this.allReceipts, this.allRoots]) {
      await guarded(this.faults, () => check.call(this));
    }
  }

  /** The fields of that name, event by event. @param {string} name @returns {{seq: number, parent: string, text: string}[]} */
  named(name) {
    return [...this.shown.values()].flatMap(({ seq, leaves }) => [...leaves].filter(([pointer, value]) => pointer.endsWith(`/${name}`) && typeof value === 'string')
      .sort(([a], [b]) => (a < b ? -1 : 1)).map(([pointer, text]) => ({ seq, parent: pointer.slice(0, pointer.lastIndexOf('/')), text })));
  }

  async texts() {
    const listed = new Set();
    for (const text of this.bundle.list('texts')) {
      const seq = text.number('seq');
      const pointer = text.text('pointer');
      const named = text.at(`event ${seq} ${pointer}`);
      listed.add(seq + pointer);
      if (named.has('subkey')) {
        await guarded(this.faults, () => this.open(named, seq, pointer));
      } else {
        named.text('state');
      }
    }
    this.named('sealed').filter(({ seq, parent }) => !listed.has(seq + parent)).forEach(({ seq, parent }) => this.fault(`event ${seq} ${parent}`, 'texts.no-key'));
  }

  /** @param {Part} text @param {number} seq @param {string} pointer */
  async open(text, seq, pointer) {
    const sealed = this.shownText(seq, `${pointer}/sealed`);
    const subject = this.shownText(seq, `${pointer}/subject`);
    if (sealed === undefined || subject === undefined) {
      throw text.wrong('', 'texts.no-event');
    }
    const isOurs = /^v[12](\.[^.]*){2}$/.test(sealed);
    const words = isOurs ? await opened(sealed, text.hash('subkey'), `${this.caseId}/${subject}`).catch(() => null) : null;
    if (words === null) {
      throw text.wrong('subkey', 'texts.other-key');
    }
  }

  evidence() {
    const listed = new Set();
    for (const item of this.bundle.list('evidence')) {
      const seq = item.number('seq');
      const pointer = item.text('pointer');
      const named = item.at(`evidence ${item.text('evidenceId')} (event ${seq} ${pointer})`);
      listed.add(seq + pointer);
      const same = this.shown.has(seq) && named.text('sha256') === this.shownText(seq, `${pointer}/sha256`) && named.text('evidenceId') === this.shownText(seq, `${pointer}/evidenceId`);
      if (!same) {
        this.fault(named.place, 'evidence.other');
      }
    }
    this.named('sha256').filter(({ seq, parent }) => !listed.has(seq + parent)).forEach(({ seq, parent }) => this.fault('evidence', 'evidence.missing', { seq, pointer: parent }));
  }

  async policies() {
    const there = new Set();
    for (const policy of this.bundle.list('policies')) {
      const version = policy.text('version');
      const named = policy.at(`policy ${version}`);
      there.add(version);
      if (named.has('text') && (await shaHex(named.text('text'))) !== named.text('sha256')) {
        this.fault(named.place, 'policies.other');
      }
    }
    const used = new Set(this.named('policy').map(({ text }) => text));
    [...used].filter((version) => !there.has(version)).forEach((version) => this.fault(`policy ${version}`, 'policies.missing'));
  }
}

/** A bundle, or a status that a party made public: that one holds no log, so its signature is all there is. @param {any} file @returns {Promise<{faults: Fault[], fingerprint: string, events: number, receipts: number, roots: number}>} */
export async function verify(file) {
  if (file.formatVersion !== VERSION) {
    const faults = [{ place: 'formatVersion', what: 'file.other-version', with: { version: String(file.formatVersion ?? ''), read: VERSION } }];
    return { faults, fingerprint: '', events: 0, receipts: 0, roots: 0 };
  }
  const check = new Check(file);
  await check.run();
  return { faults: check.faults, fingerprint: check.fingerprint, events: check.shown.size, receipts: check.receipts, roots: check.roots };
}
