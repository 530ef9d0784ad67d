/** The stream of events of all of the reader's cases, which every page may listen to. */
import { follow as followStream } from './sse.js';
import { store } from './store.js';

/** @type {Set<(event: any) => void>} */
const listeners = new Set();
/** @type {AbortController | null} */
let running = null;

/** @param {(event: any) => void} listener @returns {() => void} */
export function onEvent(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function stop() {
  running?.abort();
  running = null;
}

/** @param {any} event */
function tell(event) {
  listeners.forEach((listener) => listener(event));
}

/** Begins for whoever is signed in now, and goes on until {@link stop}. */
export function follow() {
  stop();
  running = new AbortController();
  return followStream('/api/cases/stream', running.signal, {
    event: tell,
    connected: () => {
      store.set({ connection: 'live' });
      // What was read before may be older than what the stream begins with, the first time too.
      tell({ type: 'Connected' });
    },
    lost: () => store.set({ connection: 'lost' }),
  });
}
