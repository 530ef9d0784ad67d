/**
 * The one state of the console; fed by the API and the stream, read by every component.
 * @typedef {{id: string, role: string, actor: string, language?: string, desk?: string, mayErase?: boolean, testMode?: boolean}} Me
 * @typedef {{text: string, kind: 'ok' | 'bad', more?: string[]}} Notice
 * @typedef {object} State
 * @property {string | null} token only here, never in a storage
 * @property {Me | null} me
 * @property {string} language en or zh
 * @property {Record<string, Record<string, string>>} words of the API, for its enum values
 * @property {Record<string, string>} messages of the pages
 * @property {'off' | 'live' | 'lost'} connection
 * @property {number} offset the server's clock minus the browser's, in milliseconds
 * @property {boolean} standsStill whether the test clock stands
 * @property {number} stoodAt the browser's clock when the offset was taken
 * @property {boolean} testMode
 * @property {import('./openid.js').Provider | null} provider where people sign in
 * @property {boolean} ended whether a sign-in of this window has ended
 * @property {Notice | null} notice
 * @property {string[]} people of the desk, as ROLE/id
 */

/** @type {State} */
const initial = {
  token: null,
  me: null,
  language: 'en',
  words: {},
  messages: {},
  connection: 'off',
  offset: 0,
  standsStill: false,
  stoodAt: 0,
  testMode: false,
  provider: null,
  ended: false,
  notice: null,
  people: [],
};

class Store {
  constructor() {
    /** @type {State} */
    this.state = initial;
    /** @type {Set<() => void>} */
    this.readers = new Set();
  }

  /** @param {Partial<State>} change */
  set(change) {
    this.state = { ...this.state, ...change };
    this.readers.forEach((reader) => reader());
  }

  /** @param {() => void} reader @returns {() => void} */
  subscribe(reader) {
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  }

  /** The server's time in milliseconds: deadlines are told by it, never by the reader's clock. */
  now() {
    const at = this.state.standsStill ? this.state.stoodAt : Date.now();
    return at + this.state.offset;
  }

  /** @param {string} text @param {'ok' | 'bad'} kind @param {string[]} more */
  tell(text, kind = 'ok', more = []) {
    const notice = { text, kind, more };
    this.set({ notice });
    if (kind === 'ok') {
      setTimeout(() => this.state.notice === notice && this.set({ notice: null }), 6000);
    }
  }
}

export const store = new Store();

/** The product takes the token no more: whoever had it signs in again. @param {string | null} token that was sent */
export function signInEnded(token) {
  if (token && token === store.state.token) {
    store.set({ token: null, me: null, connection: 'off', ended: true });
  }
}
