/** Words: the pages' own from a catalogue for each language, those of the product's enum values from the product. */
import { json } from './api.js';
import { store } from './store.js';

export const LANGUAGES = ['en', 'zh'];

/** @returns {string} the one the reader chose, or the browser's */
export function preferred() {
  const chosen = localStorage.getItem('language');
  return chosen && LANGUAGES.includes(chosen) ? chosen : navigator.language.startsWith('zh') ? 'zh' : 'en';
}

/** @param {string} language */
export async function speak(language) {
  const messages = await (await fetch(`/console/i18n/${language}.json`)).json();
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  localStorage.setItem('language', language);
  store.set({ language, messages });
  await learn();
}

/** The product's own words; without them its codes are told readably, until it answers again. */
export async function learn() {
  const { language } = store.state;
  const words = await json('/api/words', { token: null }).then((found) => found.words, () => ({}));
  if (language === store.state.language) {
    store.set({ words });
  }
}

/** @param {string} key @param {Record<string, string | number>} [parts] */
export function t(key, parts = {}) {
  const text = store.state.messages[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in parts ? String(parts[name]) : whole));
}

/**
 * The word for an enum value; a value that the product has no word for is told readably rather than hidden.
 * @param {string} kind @param {string | null | undefined} value
 */
export function word(kind, value) {
  if (value === null || value === undefined || value === '') {
    return '';
  }
  const own = store.state.messages[`${kind}.${value}`] ?? store.state.words[kind]?.[value];
  return own === undefined ? readable(value) : kind === 'consequence' ? own : own.charAt(0).toUpperCase() + own.slice(1);
}

/** The same where several lists of words may have the value: the first that has it tells it. @param {string[]} kinds @param {string} value */
export function wordOf(kinds, value) {
  const { messages, words } = store.state;
  return word(kinds.find((kind) => `${kind}.${value}` in messages || words[kind]?.[value] !== undefined) ?? kinds[0], value);
}

/** @param {string} value NOT_AS_DESCRIBED or RejectClaim */
export function readable(value) {
  const spaced = value.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Whom somebody wrote as the pages name him, with the word for the role before the account; else as it was written. @param {string} text @returns {string} */
export function actorOf(text) {
  const roles = Object.keys(store.state.words.role ?? {}).sort((a, b) => word('role', b).length - word('role', a).length);
  const role = text.includes('/') ? undefined : roles.find((each) => text.toLowerCase().startsWith(word('role', each).toLowerCase()) && text.length > word('role', each).length);
  const rest = role ? text.slice(word('role', role).length) : '';
  return role && /^\s/.test(rest) ? `${role}/${rest.trim()}` : text;
}

/** @param {string | null | undefined} actor SELLER/shop @returns {string} */
export function person(actor) {
  if (!actor) {
    return '';
  }
  const at = actor.indexOf('/');
  return at < 0 ? word('role', actor) : `${word('role', actor.slice(0, at))} ${actor.slice(at + 1)}`;
}
