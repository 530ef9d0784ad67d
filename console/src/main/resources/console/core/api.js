/** Every call to the product goes through here: token, language, patience, and one shape for every "no". */
import { signInEnded, store } from './store.js';

const PATIENCE = 30000;

/** A "no" of the product, or no answer at all (status 0). */
export class Refusal extends Error {
  /** @param {number} status @param {any} problem */
  constructor(status, problem) {
    super(problem?.detail || problem?.title || String(status));
    this.status = status;
    this.problem = problem ?? {};
    this.code = problem?.code;
    /** @type {{field: string, message: string}[]} */
    this.faults = (problem?.faults ?? problem?.errors ?? problem?.violations ?? []).map(faultOf);
  }
}

/** @param {any} fault */
function faultOf(fault) {
  return { field: fault.field ?? fault.pointer ?? '', message: fault.message ?? fault.detail ?? String(fault) };
}

/**
 * @param {string} path
 * @param {{method?: string, body?: any, headers?: Record<string, string>, token?: string | null, signal?: AbortSignal, as?: string, patience?: number}} [how]
 * @returns {Promise<Response>}
 */
export async function call(path, how = {}) {
  const token = how.token === undefined ? store.state.token : how.token;
  /** @type {Record<string, string>} */
  const headers = { 'Accept-Language': store.state.language, ...how.headers };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  let body = how.body;
  if (body !== undefined && !(body instanceof FormData) && typeof body !== 'string') {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(body);
  }
  const { patience = PATIENCE } = how;
  const signals = [how.signal, patience === Infinity ? undefined : AbortSignal.timeout(patience)].filter((each) => each !== undefined);
  let answer;
  try {
    answer = await fetch(path, { method: how.method ?? 'GET', headers, body, signal: AbortSignal.any(signals) });
  } catch (failed) {
    if (how.signal?.aborted) {
      throw failed;
    }
    throw new Refusal(0, { detail: store.state.messages['error.no-answer'] });
  }
  if (!answer.ok) {
    const problem = own(await answer.json().catch(() => null)) ?? foreign(answer);
    if (answer.status === 401) {
      signInEnded(token);
    }
    throw new Refusal(answer.status, problem);
  }
  return answer;
}

/** What the product refuses it says in words; a proxy's problem may be a number alone. @param {any} problem */
function own(problem) {
  return problem?.detail || problem?.code ? problem : null;
}

/**
 * A "no" that is not the product's own, as a proxy in front of it gives: its status in words, and when to come back.
 * @param {Response} answer
 */
function foreign(answer) {
  const { messages } = store.state;
  const known = messages[`error.status-${[502, 504].includes(answer.status) ? 503 : answer.status}`] ?? messages[answer.status >= 500 ? 'error.status-500' : 'error.status-other'];
  const wait = Number(answer.headers.get('Retry-After'));
  const when = wait > 0 ? ` ${messages['error.retry-after']}` : '';
  return { detail: `${known}${when}`.replace('{status}', String(answer.status)).replace('{n}', String(wait)) };
}

/** @param {string} path @param {Parameters<typeof call>[1]} [how] @returns {Promise<any>} */
export async function json(path, how) {
  return (await call(path, how)).json();
}

/**
 * Sends a command. The key makes it safe to send again what may have arrived: the product answers it as it did the first time.
 * @param {string} path
 * @param {any} body
 * @param {{key: string, version?: number, dryRun?: boolean}} how
 */
export function send(path, body, how) {
  /** @type {Record<string, string>} */
  const headers = how.dryRun ? {} : { 'Idempotency-Key': how.key };
  if (how.version !== undefined) {
    headers['If-Match'] = `"${how.version}"`;
  }
  return json(how.dryRun ? `${path}?dryRun=true` : path, { method: 'POST', body, headers });
}

/** @param {string} command RejectClaim @returns {string} reject-claim */
export function kebab(command) {
  return command.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}

/**
 * Uploads evidence and tells how far it is; the key makes a second try of the same file safe.
 * @param {FormData} form @param {string} key @param {(share: number) => void} progress
 * @returns {Promise<any>}
 */
export function upload(form, key, progress) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/evidence');
    request.setRequestHeader('Authorization', `Bearer ${store.state.token}`);
    request.setRequestHeader('Accept-Language', store.state.language);
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => {
      const headers = new Headers({ 'Retry-After': request.getResponseHeader('Retry-After') ?? '' });
      const answer = parsed(request.responseText);
      return request.status < 300 ? done(answer) : failed(new Refusal(request.status, own(answer) ?? foreign(new Response(null, { status: request.status, headers }))));
    };
    request.onerror = () => failed(new Refusal(0, { detail: store.state.messages['error.no-answer'] }));
    request.send(form);
  });
}

/** @param {string} text null where it is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
