/** Words with a last resort: what the pages have no word for is told by the given text. */
import { t, word, readable } from './i18n.js';
import { store } from './store.js';

export { word, readable };

/** @param {string} key @param {string} [otherwise] @param {Record<string, string | number>} [parts] */
export function told(key, otherwise, parts) {
  return key in store.state.messages || otherwise === undefined || otherwise === '' ? t(key, parts) : otherwise;
}
