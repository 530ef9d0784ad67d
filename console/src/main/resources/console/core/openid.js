/** Signing in at an identity provider: OpenID Connect's code flow with PKCE. Fetched by whoever signs in, not with the first page. */
import * as oauth from '../lib/oauth4webapi/oauth4webapi.js';

const PATIENCE = 20000;
/** What a clock may be wrong, in seconds. */
const TOLERANCE = 60;
/** What waits in this window while its reader is at the provider: no token, and good for one answer. */
const WAITING = 'sign-in';
/** Over which a second window hands the provider's answer to the one that asked. */
const CHANNEL = 'sign-in';

/**
 * @typedef {{issuer: string, clientId: string, scopes: string[]}} Provider
 * @typedef {{verifier: string, state: string, nonce: string, wanted: string}} Waiting
 * @typedef {{token: string, idToken?: string, renewal?: string, seconds?: number}} Tokens
 */

/** A sign-in that came to nothing; the pages have a sentence for each reason. */
export class SignInFailed extends Error {
  /** @param {'away' | 'refused' | 'stray' | 'odd'} reason @param {string} [detail] in the provider's own words */
  constructor(reason, detail = '') {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

const back = () => `${location.origin}/signed-in`;

/** @param {Provider} provider */
const client = (provider) => ({ client_id: provider.clientId, [oauth.clockTolerance]: TOLERANCE });

/** @param {Provider} provider */
function options(provider) {
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(provider.issuer).hostname);
  return { [oauth.allowInsecureRequests]: loopback, [oauth.customFetch]: patiently };
}

/** @param {string} address @param {RequestInit} how */
function patiently(address, how) {
  return fetch(address, { ...how, signal: AbortSignal.timeout(PATIENCE) }).then((answer) => {
    if (answer.status >= 500) {
      throw new SignInFailed('away');
    }
    return answer;
  }, () => Promise.reject(new SignInFailed('away')));
}

/** @template T @param {() => Promise<T>} step @returns {Promise<T>} */
async function told(step) {
  try {
    return await step();
  } catch (failed) {
    if (failed instanceof SignInFailed) {
      throw failed;
    }
    if (failed instanceof oauth.AuthorizationResponseError || failed instanceof oauth.ResponseBodyError) {
      throw new SignInFailed('refused', [failed.error, failed.error_description].filter(Boolean).join(': '));
    }
    throw new SignInFailed('odd', /** @type {Error} */ (failed).message);
  }
}

/** @param {Provider} provider */
async function server(provider) {
  const issuer = new URL(provider.issuer);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options(provider)));
}

/** @param {Provider} provider @param {string} wanted */
async function question(provider, wanted) {
  const { authorization_endpoint: endpoint } = await server(provider);
  const waiting = { verifier: oauth.generateRandomCodeVerifier(), state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), wanted };
  const address = new URL(endpoint);
  const asked = {
    client_id: provider.clientId,
    redirect_uri: back(),
    response_type: 'code',
    scope: provider.scopes.join(' '),
    code_challenge: await oauth.calculatePKCECodeChallenge(waiting.verifier),
    code_challenge_method: 'S256',
    state: waiting.state,
    nonce: waiting.nonce,
  };
  Object.entries(asked).forEach(([name, value]) => address.searchParams.set(name, value));
  return { address: address.href, waiting };
}

/**
 * Leaves for the provider, which leads back to {@link arrived}.
 * @param {Provider} provider @param {string} wanted the address to come back to
 */
export function leave(provider, wanted) {
  return told(async () => {
    const { address, waiting } = await question(provider, wanted);
    sessionStorage.setItem(WAITING, JSON.stringify(waiting));
    location.assign(address);
  });
}

/**
 * Signs in anew in a second window, so that this one keeps what was written in it.
 * @param {Provider} provider @param {Window} popup @param {AbortSignal} signal @returns {Promise<Tokens>}
 */
export function again(provider, popup, signal) {
  return told(async () => {
    const { address, waiting } = await question(provider, '');
    const channel = new BroadcastChannel(CHANNEL);
    try {
      popup.location.assign(address);
      return await new Promise((done, failed) => {
        signal.addEventListener('abort', () => failed(new SignInFailed('stray')));
        channel.onmessage = ({ data }) => {
          if (data.address && new URL(data.address).searchParams.get('state') === waiting.state) {
            channel.postMessage({ taken: waiting.state });
            exchange(provider, new URL(data.address), waiting).then(done, failed);
          }
        };
      });
    } finally {
      channel.close();
    }
  });
}

/**
 * Back from the provider. Null in a second window, whose answer went to the first.
 * @param {Provider} provider @param {URL} address @returns {Promise<{tokens: Tokens, wanted: string} | null>}
 */
export function arrived(provider, address) {
  return told(async () => {
    const kept = sessionStorage.getItem(WAITING);
    sessionStorage.removeItem(WAITING);
    /** @type {Waiting | null} */
    const waiting = kept && JSON.parse(kept);
    const state = address.searchParams.get('state');
    if (waiting?.state === state && waiting) {
      return { tokens: await exchange(provider, address, waiting), wanted: waiting.wanted };
    }
    if (state && (await isTaken(address, state))) {
      return null;
    }
    throw new SignInFailed('stray');
  });
}

/** @param {URL} address @param {string} state @returns {Promise<boolean>} whether another window asked for this answer */
async function isTaken(address, state) {
  const channel = new BroadcastChannel(CHANNEL);
  const taken = new Promise((done) => {
    channel.onmessage = ({ data }) => data.taken === state && done(true);
    setTimeout(() => done(false), 3000);
  });
  channel.postMessage({ address: address.href });
  return taken.finally(() => channel.close());
}

/** @param {Provider} provider @param {URL} address @param {Waiting} waiting @returns {Promise<Tokens>} */
async function exchange(provider, address, waiting) {
  const known = await server(provider);
  const parameters = oauth.validateAuthResponse(known, client(provider), address, waiting.state);
  const answer = await oauth.authorizationCodeGrantRequest(known, client(provider), oauth.None(), parameters, back(), waiting.verifier, options(provider));
  return tokens(await oauth.processAuthorizationCodeResponse(known, client(provider), answer, { expectedNonce: waiting.nonce, requireIdToken: true }));
}

/** @param {Provider} provider @param {string} renewal @returns {Promise<Tokens>} */
export function renew(provider, renewal) {
  return told(async () => {
    const known = await server(provider);
    const answer = await oauth.refreshTokenGrantRequest(known, client(provider), oauth.None(), renewal, options(provider));
    return { renewal, ...tokens(await oauth.processRefreshTokenResponse(known, client(provider), answer)) };
  });
}

/** @param {any} answer @returns {Tokens} */
function tokens(answer) {
  /** @type {Tokens} */
  const found = { token: answer.access_token, seconds: answer.expires_in };
  if (answer.refresh_token) {
    found.renewal = answer.refresh_token;
  }
  if (answer.id_token) {
    found.idToken = answer.id_token;
  }
  return found;
}

/** Where the provider forgets its reader too; null where it has no such place. @param {Provider} provider @param {string} [idToken] */
export function farewell(provider, idToken) {
  return told(async () => {
    const { end_session_endpoint: endpoint } = await server(provider);
    if (!endpoint) {
      return null;
    }
    const address = new URL(endpoint);
    address.searchParams.set('client_id', provider.clientId);
    address.searchParams.set('post_logout_redirect_uri', `${location.origin}/people`);
    if (idToken) {
      address.searchParams.set('id_token_hint', idToken);
    }
    return address.href;
  });
}
