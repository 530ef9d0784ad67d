/** Follows the stream of events. EventSource cannot send a token, so this reads the same format by itself. */
import { store } from './store.js';

const SHORTEST = 500;
const LONGEST = 15000;
/** The product says "still here" every 15 s; who hears nothing for so long has lost it. */
const SILENCE = 40000;

/** @type {Set<(event: any) => void>} */
const listeners = new Set();
/** @type {AbortController | null} */
let running = null;
let lastId = '';

/** @param {(event: any) => void} listener @returns {() => void} */
export function onEvent(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function stop() {
  running?.abort();
  running = null;
  lastId = '';
}

/** Begins for whoever is signed in now, and goes on until {@link stop}. */
export async function follow() {
  stop();
  const control = new AbortController();
  running = control;
  let wait = SHORTEST;
  while (!control.signal.aborted) {
    try {
      await read(control.signal, () => {
        wait = SHORTEST;
      });
    } catch (failed) {
      if (control.signal.aborted || !store.state.token) {
        return;
      }
    }
    if (control.signal.aborted) {
      return;
    }
    store.set({ connection: 'lost' });
    await new Promise((go) => setTimeout(go, wait));
    wait = Math.min(wait * 2, LONGEST);
  }
}

/** @param {AbortSignal} signal @param {() => void} connected */
async function read(signal, connected) {
  /** @type {Record<string, string>} */
  const headers = { Authorization: `Bearer ${store.state.token}`, 'Accept-Language': store.state.language };
  if (lastId) {
    headers['Last-Event-ID'] = lastId;
  }
  const silent = new AbortController();
  let alarm = setTimeout(() => silent.abort(), SILENCE);
  const answer = await fetch('/api/cases/stream', { headers, signal: AbortSignal.any([signal, silent.signal]) });
  if (!answer.ok || !answer.body) {
    clearTimeout(alarm);
    throw new Error(String(answer.status));
  }
  const again = store.state.connection === 'lost';
  store.set({ connection: 'live' });
  connected();
  if (again) {
    listeners.forEach((listener) => listener({ type: 'Reconnected' }));
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      clearTimeout(alarm);
      return;
    }
    clearTimeout(alarm);
    alarm = setTimeout(() => silent.abort(), SILENCE);
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    blocks.forEach(deliver);
  }
}

/** @param {string} block one message of the stream */
function deliver(block) {
  const data = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith('id:')) {
      lastId = line.slice(3).trim();
    } else if (line.startsWith('data:')) {
      data.push(line.slice(5).replace(/^ /, ''));
    }
  }
  if (data.length > 0) {
    const event = JSON.parse(data.join('\n'));
    listeners.forEach((listener) => listener(event));
  }
}
