/** Who is signed in, and what time the server has. Tokens stay in memory: a new document asks again. */
import { Refusal, json } from './api.js';
import { imported } from './modules.js';
import { prepare } from './pages.js';
import { go } from './router.js';
import { store } from './store.js';
import { follow, stop } from './stream.js';

/** How long before its end a token is renewed. */
const EARLY = 60;
/** What two clocks may differ by: a way back and forth that took its time is no move of the clock. */
const ALIKE = 1000;
/** What is fetched for later waits until what one came for is shown, in milliseconds. */
const SETTLED = 1000;
/** What whoever may only erase is called: such a one has no cases, and no stream of them. */
const ERASURE = 'ERASURE';

/** @type {boolean | undefined} whether this is a trial, once that is known */
let trial;
/** Whether the time is being asked for already. */
let asking = false;
/** Where the reader wanted to go before it was asked who it is. */
let wanted = '';
/** @type {string | undefined} that tells the provider whom to forget */
let idToken;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let renewing;

/** In a trial of the clock that people move, which says whether it stands still. */
export async function askTime() {
  const before = Date.now();
  const { now, standsStill = false, testMode } = await json(trial ? '/api/test/clock' : '/api/time', { token: null });
  if (trial === undefined && testMode) {
    trial = true;
    return askTime();
  }
  trial ??= false;
  return take(now, standsStill, before, trial);
}

/** What is not there at all is an answer; none is not. @param {any} no */
function absent(no) {
  if (no instanceof Refusal && no.status === 404) {
    return {};
  }
  throw no;
}

/** @param {string} now @param {boolean} standsStill @param {number} before @param {boolean} testMode */
function take(now, standsStill, before, testMode) {
  const middle = (before + Date.now()) / 2;
  const { standsStill: stood, testMode: tested } = store.state;
  if (standsStill === stood && testMode === tested && Math.abs(Date.parse(now) - store.now()) < ALIKE) {
    return;
  }
  store.set({ offset: Date.parse(now) - middle, standsStill, stoodAt: middle, testMode });
}

/** Nothing happens in the future: where something did, the clock was moved in another window. @param {string | undefined} at */
export function happened(at) {
  if (at && Date.parse(at) > store.now() + ALIKE && !asking) {
    asking = true;
    askTime().catch(() => null).then(() => { asking = false; });
  }
}

export async function askProvider() {
  const found = store.state.testMode ? {} : await json('/api/sign-in', { token: null }).catch(absent);
  store.set({ provider: found.issuer ? found : null });
}

/** @param {string} address to come back to */
export function remember(address) {
  wanted = address;
}

/** Where to go once it is known who one is. */
export function destination() {
  return wanted || '/';
}

/** @param {string} token @param {string} [target] */
export async function signIn(token, target = destination()) {
  const found = await json('/api/me', { token });
  const role = found.role ?? ERASURE;
  const me = { ...found, role, actor: `${role}/${found.id}` };
  store.set({ token, me, people: [], notice: null, ended: false });
  if (role === ERASURE) {
    stop();
    store.set({ connection: 'off' });
  } else {
    follow();
  }
  wanted = '';
  go(target, { replace: true });
  setTimeout(() => prepare(me), SETTLED);
}

/**
 * With what a provider gave, which is renewed as long as the provider does.
 * @param {import('./openid.js').Tokens} tokens @param {string} target
 */
export async function signInWith(tokens, target) {
  await signIn(tokens.token, target);
  keep(tokens);
}

/** @param {import('./openid.js').Tokens} tokens */
function keep(tokens) {
  idToken = tokens.idToken ?? idToken;
  clearTimeout(renewing);
  const { renewal, seconds } = tokens;
  if (renewal && seconds) {
    renewing = setTimeout(() => renew(renewal), Math.max(seconds - EARLY, seconds / 2) * 1000);
  }
}

/** Where it fails the token ends, and the page says so. @param {string} renewal */
async function renew(renewal) {
  const tokens = await imported('/console/core/openid.js').then((openid) => openid.renew(store.state.provider, renewal)).catch(() => null);
  if (tokens && store.state.token) {
    store.set({ token: tokens.token });
    keep(tokens);
  }
}

/** At a provider one signs out of all windows of the browser; those of a trial may be each somebody else's. */
const windows = new BroadcastChannel('sign-out');
windows.onmessage = (/** @type {MessageEvent<string>} */ message) => {
  const { me, provider } = store.state;
  if (provider && me?.actor === message.data) {
    stop();
    clearTimeout(renewing);
    store.set({ token: null, me: null, people: [], connection: 'off', ended: true });
  }
};

export async function signOut() {
  stop();
  clearTimeout(renewing);
  const { me, provider } = store.state;
  if (provider && me) {
    windows.postMessage(me.actor);
  }
  store.set({ token: null, me: null, people: [], connection: 'off', ended: false });
  go('/people');
  if (provider) {
    const address = await imported('/console/core/openid.js').then((openid) => openid.farewell(provider, idToken)).catch(() => null);
    idToken = undefined;
    if (address) {
      location.assign(address);
    } else {
      store.tell((await import('./i18n.js')).t('sign-in.half-out'), 'bad');
    }
  }
}
