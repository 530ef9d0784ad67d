/** The forms that are hashed and signed in a bundle, as docs/proof.md tells them. */

const encoder = new TextEncoder();
/** The field at the end of a payload that says what the event commits to. */
const SUFFIX = /,"~proof":"([0-9a-f]{32})\.([0-9a-f]{64})"\}$/;
const MARK = 8;

/** @param {Uint8Array[]} parts */
export function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @param {(string | number)[]} values netstrings one after the other */
export function ns(...values) {
  return joined(...values.flatMap((value) => {
    const bytes = encoder.encode(String(value));
    return [encoder.encode(`${bytes.length}:`), bytes, encoder.encode(',')];
  }));
}

/** @param {Uint8Array} bytes */
export const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
/** @param {string} text */
export const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
/** @param {any} bytes @returns {Promise<Uint8Array>} */
const sha = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
/** @param {Uint8Array | string} bytes */
export const shaHex = async (bytes) => hex(await sha(typeof bytes === 'string' ? encoder.encode(bytes) : bytes));

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

/** @typedef {{pointer: string, value: any}} Leaf */

/** @param {any} value @param {string} [pointer] @returns {Leaf[]} */
function leavesOf(value, pointer = '') {
  const entries = value && typeof value === 'object' ? Object.entries(value) : [];
  return entries.length === 0 ? [{ pointer, value }]
    : entries.flatMap(([key, inner]) => leavesOf(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}

/** @param {string} salt in hex @param {Leaf} leaf */
export async function leafHash(salt, { pointer, value }) {
  return shaHex(joined(new Uint8Array([0]), unhex(salt), ns(pointer, canonical(value))));
}

/** @param {string[]} hashes of leaves in the order of their pointers */
export const rootOf = (hashes) => shaHex(joined(new Uint8Array([1]), ...hashes.map(unhex)));

/** The first digits of each leaf's hash, which tell the field that was changed. @param {string[]} hashes */
export const marksOf = (hashes) => hashes.map((hash) => hash.slice(0, MARK)).join('');

/** @param {string} text @returns {string[]} none where it has another form */
export function marksIn(text) {
  return text.length % MARK === 0 && !/[\ud800-\udfff]/.test(text) ? text.match(new RegExp(`.{${MARK}}`, 'gs')) ?? [] : [];
}

/**
 * What a whole event amounts to.
 * @param {{type: string, at: string, actor: string, commandId: string, payload: string}} event
 * @returns {Promise<{leaves: Leaf[], hashes: string[], root: string | null, bodyHash: string}>} no root where it is of the time before there were proofs
 */
export async function commitment({ type, at, actor, commandId, payload }) {
  const proof = SUFFIX.exec(payload);
  const data = JSON.parse(proof ? `${payload.slice(0, proof.index)}}` : payload);
  const leaves = leavesOf({ actor, at, commandId, data, type }).sort((a, b) => (a.pointer < b.pointer ? -1 : 1));
  const bodyHash = await shaHex(ns(type, at, actor, commandId, payload));
  if (!proof) {
    return { leaves, hashes: [], root: null, bodyHash };
  }
  const key = await crypto.subtle.importKey('raw', unhex(proof[1]), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const hashes = [];
  for (const leaf of leaves) {
    hashes.push(await leafHash(hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(leaf.pointer)))), leaf));
  }
  return { leaves, hashes, root: proof[2], bodyHash };
}

/** @param {string} base64 @returns {Promise<CryptoKey>} or nothing that could be one */
export function publicKey(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  if (btoa(String.fromCharCode(...bytes)) !== base64) {
    throw new TypeError('not plain base64');
  }
  return crypto.subtle.importKey('spki', bytes, { name: 'Ed25519' }, true, ['verify']);
}

/** @param {CryptoKey} key */
export const fingerprintOf = async (key) => shaHex(new Uint8Array(await crypto.subtle.exportKey('spki', key)));

/** @param {CryptoKey} key @param {string} signature @param {any} bytes */
export async function isSigned(key, signature, bytes) {
  return /^[0-9a-f]{128}$/.test(signature) && crypto.subtle.verify('Ed25519', key, unhex(signature), bytes);
}

/** The words of a sealed text. @param {string} sealed @param {string} subkey in hex @param {string} place that is authenticated with them */
export async function opened(sealed, subkey, place) {
  const [, , data] = sealed.split('.');
  const both = Uint8Array.from(atob(data.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', unhex(subkey), 'AES-GCM', false, ['decrypt']);
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: both.slice(0, 12), additionalData: encoder.encode(place) }, key, both.slice(12));
}

/**
 * The root over all cases that a path leads to (RFC 9162, 2.1.3.2).
 * @param {(string | number)[]} leaf @param {number} index @param {number} size @param {string[]} path @returns {Promise<string | null>} null where the path has a wrong length
 */
export async function climbed(leaf, index, size, path) {
  let node = await sha(joined(new Uint8Array([0]), ns(...leaf)));
  let at = index;
  let last = size - 1;
  if (index >= size) {
    return null;
  }
  for (const step of path) {
    const other = unhex(step);
    const right = at % 2 === 1 || at === last;
    if (last === 0) {
      return null;
    }
    node = await sha(joined(new Uint8Array([1]), right ? other : node, right ? node : other));
    while (right && at % 2 === 0 && at !== 0) {
      at = Math.floor(at / 2);
      last = Math.floor(last / 2);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? hex(node) : null;
}
