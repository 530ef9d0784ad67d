/** Follows a stream of events until it is told to stop. EventSource cannot send a token, so this reads the same format by itself. */
import { signInEnded, store } from './store.js';

const SHORTEST = 500;
const LONGEST = 15000;
/** The product says "still here" every 15 s at most; who hears nothing for so long has lost it. */
const SILENCE = 40000;

/**
 * @typedef {object} Following
 * @property {(event: any) => void} event
 * @property {() => void} [connected] each time
 * @property {() => void} [lost] each time, before it is tried again
 */

/** @param {string} path @param {AbortSignal} signal @param {Following} reader */
export async function follow(path, signal, reader) {
  const place = { last: '' };
  let wait = SHORTEST;
  while (!signal.aborted) {
    try {
      await read(path, signal, place, reader, () => {
        wait = SHORTEST;
        reader.connected?.();
      });
    } catch {
      if (!store.state.token) {
        return;
      }
    }
    if (signal.aborted) {
      return;
    }
    reader.lost?.();
    await new Promise((go) => setTimeout(go, wait));
    wait = Math.min(wait * 2, LONGEST);
  }
}

/** @param {string} path @param {AbortSignal} signal @param {{last: string}} place @param {Following} reader @param {() => void} connected */
async function read(path, signal, place, reader, connected) {
  const { token } = store.state;
  /** @type {Record<string, string>} */
  const headers = { Authorization: `Bearer ${token}`, 'Accept-Language': store.state.language };
  if (place.last) {
    headers['Last-Event-ID'] = place.last;
  }
  const silent = new AbortController();
  let alarm = setTimeout(() => silent.abort(), SILENCE);
  try {
    const answer = await fetch(path, { headers, signal: AbortSignal.any([signal, silent.signal]) });
    if (answer.status === 400) {
      // What was last may be gone, as a notice that was erased; from then on there is nothing to go on after.
      place.last = '';
    }
    if (answer.status === 401) {
      signInEnded(token);
    }
    if (!answer.ok || !answer.body) {
      throw new Error(String(answer.status));
    }
    connected();
    const parts = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await parts.read(); !part.done; part = await parts.read()) {
      clearTimeout(alarm);
      alarm = setTimeout(() => silent.abort(), SILENCE);
      const blocks = (rest + part.value).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      blocks.forEach((block) => deliver(block, place, reader));
    }
  } finally {
    clearTimeout(alarm);
  }
}

/** @param {string} block one message of the stream @param {{last: string}} place @param {Following} reader */
function deliver(block, place, reader) {
  const data = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith('id:')) {
      place.last = line.slice(3).trim();
    } else if (line.startsWith('data:')) {
      data.push(line.slice(5).replace(/^ /, ''));
    }
  }
  if (data.length > 0) {
    reader.event(JSON.parse(data.join('\n')));
  }
}
