/** Checks an exported bundle inside the browser, as docs/proof.md tells it; nothing leaves the page. */

const encoder = new TextEncoder();
const ZEROS = '0'.repeat(64);
/** @typedef {{place: string, what: string}} Fault */

/** @param {Uint8Array[]} parts */
function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @param {(string | number)[]} values netstrings one after the other */
function ns(...values) {
  return joined(...values.flatMap((value) => {
    const bytes = encoder.encode(String(value));
    return [encoder.encode(`${bytes.length}:`), bytes, encoder.encode(',')];
  }));
}

/** @param {Uint8Array} bytes */
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
/** @param {string} text */
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
/** @param {any} bytes @returns {Promise<Uint8Array>} */
const sha = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
/** @param {Uint8Array} bytes */
const shaHex = async (bytes) => hex(await sha(bytes));

/** Canonical JSON (RFC 8785) of values whose numbers are whole. @param {any} value @returns {string} */
export function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value && typeof value === 'object') {
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** @param {any} value @param {string} pointer @returns {[string, any][]} */
function leaves(value, pointer = '') {
  const container = value && typeof value === 'object';
  const entries = container ? Object.entries(value) : [];
  if (!container || entries.length === 0) {
    return [[pointer, value]];
  }
  return entries.flatMap(([key, inner]) => leaves(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}

/** @param {string} salt in hex @param {string} pointer @param {any} value */
async function leafHash(salt, pointer, value) {
  return sha(joined(new Uint8Array([0]), unhex(salt), ns(pointer, canonical(value))));
}

/** @param {Uint8Array[]} hashes */
const rootOf = (hashes) => shaHex(joined(new Uint8Array([1]), ...hashes));

/** @param {any} event @param {Fault[]} faults @returns {Promise<{bodyHash: string, root: string | null}>} */
async function body(event, faults) {
  if (event.payload !== undefined) {
    const parsed = JSON.parse(event.payload);
    const bodyHash = await shaHex(ns(event.type, event.at, event.actor, event.commandId, event.payload));
    const proof = parsed['~proof'];
    if (!proof) {
      return { bodyHash, root: null };
    }
    const [salt, root] = proof.split('.');
    delete parsed['~proof'];
    const key = await crypto.subtle.importKey('raw', unhex(salt), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const tree = leaves({ actor: event.actor, at: event.at, commandId: event.commandId, data: parsed, type: event.type });
    tree.sort(([a], [b]) => (a < b ? -1 : 1));
    const hashes = [];
    for (const [pointer, value] of tree) {
      const own = hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(pointer))));
      hashes.push(await leafHash(own, pointer, value));
    }
    mark(event, hashes, tree.map(([pointer]) => pointer), faults);
    if ((await rootOf(hashes)) !== root) {
      faults.push({ place: `event ${event.seq}`, what: 'fields' });
    }
    return { bodyHash, root };
  }
  if (event.leaves) {
    const hashes = [];
    for (const leaf of event.leaves) {
      hashes.push(leaf.hash ? unhex(leaf.hash) : await leafHash(leaf.salt, leaf.pointer, leaf.value));
    }
    mark(event, hashes, event.leaves.map((/** @type {any} */ leaf) => leaf.pointer), faults);
    return { bodyHash: event.bodyHash, root: await rootOf(hashes) };
  }
  return { bodyHash: event.bodyHash, root: event.root ?? null };
}

/** Names the field that was changed. @param {any} event @param {Uint8Array[]} hashes @param {string[]} pointers @param {Fault[]} faults */
function mark(event, hashes, pointers, faults) {
  hashes.forEach((hash, at) => {
    if (event.marks && event.marks.slice(at * 8, at * 8 + 8) !== hex(hash).slice(0, 8)) {
      faults.push({ place: `event ${event.seq} ${pointers[at] ?? ''}`, what: 'field' });
    }
  });
}

/** @param {any} event @param {string} before @param {string} caseId @param {{bodyHash: string, root: string | null}} found */
async function link(event, before, caseId, found) {
  if (found.root !== null) {
    return shaHex(ns('v2', before, caseId, event.seq, found.bodyHash, found.root));
  }
  return shaHex(ns(before, caseId, event.seq, event.type, event.at, event.actor, event.commandId, event.payload));
}

/** @param {string} base64 */
function key(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey('spki', bytes, { name: 'Ed25519' }, true, ['verify']);
}

/** @param {CryptoKey[]} keys @param {string} signature @param {any} bytes */
async function signed(keys, signature, bytes) {
  for (const each of keys) {
    if (await crypto.subtle.verify('Ed25519', each, unhex(signature), bytes)) {
      return true;
    }
  }
  return false;
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** A name that stands twice in one object: readers would differ over which of the two counts, so nothing that has one is a bundle. @param {string} text that is JSON */
export function twice(text) {
  /** @type {(Set<string> | null)[]} names of the objects that are open; null for a list */
  const open = [];
  let before = '';
  for (const [token] of text.matchAll(TOKENS)) {
    const names = open[open.length - 1];
    if (token.startsWith('"') && names && (before === '{' || before === ',')) {
      const name = JSON.parse(token);
      if (names.has(name)) {
        return name;
      }
      names.add(name);
    } else if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
    } else if (token === '}' || token === ']') {
      open.pop();
    }
    before = token;
  }
  return null;
}

/** The root over all cases that a path leads to (RFC 9162, 2.1.3). @param {any} included @param {string} caseId @param {number} size */
async function climbed(included, caseId, size) {
  let node = await sha(joined(new Uint8Array([0]), ns(caseId, included.version, included.lastSeq, included.head)));
  let at = included.index;
  let last = size - 1;
  for (const step of included.path) {
    const other = unhex(step);
    const right = at % 2 === 1 || at === last;
    node = await sha(joined(new Uint8Array([1]), right ? other : node, right ? node : other));
    if (right) {
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return hex(node);
}

/** A bundle, or a status that a party made public: that one holds no log, so its signature is all there is. @param {any} bundle @returns {Promise<{faults: Fault[], fingerprint: string, events: number, receipts: number, roots: number}>} */
export async function verify(bundle) {
  /** @type {Fault[]} */
  const faults = [];
  const keys = await Promise.all([bundle.installation.publicKey, ...bundle.installation.older.map((/** @type {any} */ old) => old.publicKey ?? old)].map(key));
  const fingerprint = await shaHex(new Uint8Array(await crypto.subtle.exportKey('spki', keys[0])));
  const names = Object.keys(bundle).filter((name) => name !== 'manifest' && name !== 'signature').sort();
  for (const name of names) {
    if ((await shaHex(encoder.encode(canonical(bundle[name])))) !== bundle.manifest[name]) {
      faults.push({ place: name, what: 'part' });
    }
  }
  const listed = Object.keys(bundle.manifest).sort().flatMap((name) => [name, bundle.manifest[name]]);
  if (!(await signed(keys.slice(0, 1), bundle.signature, ns('ballcourt bundle v1', ...listed)))) {
    faults.push({ place: 'bundle', what: 'signature' });
  }
  if (bundle.format === 'ballcourt-status') {
    return { faults, fingerprint, events: 0, receipts: 0, roots: 0 };
  }
  /** @type {Map<number, string>} */
  const heads = new Map();
  let before = ZEROS;
  for (const [at, event] of bundle.events.entries()) {
    if (event.seq !== at + 1) {
      faults.push({ place: `event ${event.seq}`, what: 'gap' });
    }
    const found = await body(event, faults);
    const opaque = event.payload === undefined && found.bodyHash === undefined;
    if (!opaque && (await link(event, before, bundle.caseId, found)) !== event.hash) {
      faults.push({ place: `event ${event.seq}`, what: 'chain' });
    }
    before = event.hash;
    heads.set(event.seq, event.hash);
  }
  if (bundle.head.head !== before || bundle.head.lastSeq !== bundle.events.length) {
    faults.push({ place: 'head', what: 'end' });
  }
  for (const each of bundle.receipts) {
    const { signature, ...rest } = each;
    const fields = ['caseId', 'version', 'actor', 'commandId', 'bodyHash', 'at', 'firstSeq', 'lastSeq', 'head', 'keyId'].map((name) => rest[name]);
    if (!(await signed(keys, signature, ns('ballcourt receipt v1', ...fields)))) {
      faults.push({ place: `receipt ${each.version}`, what: 'signature' });
    }
    if (heads.get(each.lastSeq) !== each.head) {
      faults.push({ place: `receipt ${each.version}`, what: 'chain' });
    }
  }
  for (const each of bundle.roots) {
    const bytes = ns('ballcourt root v1', each.n, each.at, each.cases, each.root, each.previous, each.keyId);
    if (!(await signed(keys, each.signature, bytes)) || (await shaHex(bytes)) !== each.hash) {
      faults.push({ place: `root ${each.n}`, what: 'signature' });
    }
    if ((await climbed(each.inclusion, bundle.caseId, each.cases)) !== each.root || heads.get(each.inclusion.lastSeq) !== each.inclusion.head) {
      faults.push({ place: `root ${each.n}`, what: 'path' });
    }
  }
  for (const each of bundle.policies) {
    if (each.text && (await shaHex(encoder.encode(each.text))) !== each.sha256) {
      faults.push({ place: `policy ${each.version}`, what: 'part' });
    }
  }
  return { faults, fingerprint, events: bundle.events.length, receipts: bundle.receipts.length, roots: bundle.roots.length };
}
