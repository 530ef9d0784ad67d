/** Who is signed in, and what time the server has. Tokens stay in memory: a new document asks again. */
import { Refusal, json } from './api.js';
import { go } from './router.js';
import { store } from './store.js';
import { follow, stop } from './stream.js';

/** Where the reader wanted to go before it was asked who it is. */
let wanted = '';

export async function askTime() {
  const before = Date.now();
  try {
    const { now, standsStill } = await json('/api/test/clock', { token: null });
    take(now, standsStill, before, true);
  } catch (no) {
    if (no instanceof Refusal && no.status === 404) {
      const { now } = await json('/api/time', { token: null });
      take(now, false, before, false);
    }
  }
}

/** @param {string} now @param {boolean} standsStill @param {number} before @param {boolean} testMode */
function take(now, standsStill, before, testMode) {
  const middle = (before + Date.now()) / 2;
  store.set({ offset: Date.parse(now) - middle, standsStill, stoodAt: middle, testMode });
}

/** @param {string} address to come back to */
export function remember(address) {
  wanted = address;
}

/** @param {string} token */
export async function signIn(token) {
  const me = await json('/api/me', { token });
  store.set({ token, me: { ...me, actor: `${me.role}/${me.id}` }, notice: null });
  follow();
  const target = wanted || '/';
  wanted = '';
  go(target, { replace: true });
}

export function signOut() {
  stop();
  store.set({ token: null, me: null, connection: 'off' });
  go('/people');
}
