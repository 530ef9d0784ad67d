/** Schemas of the commands, as the product tells them: what a form asks follows from them. */
import { json } from './api.js';
import { readable } from './i18n.js';
import { store } from './store.js';

/** @type {Map<string, Promise<any>>} by language and command */
const known = new Map();

/** @param {string} command @returns {Promise<any>} with every reference resolved against {@code root} */
export function schemaOf(command) {
  const key = `${store.state.language} ${command}`;
  const found = known.get(key) ?? ask(command);
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}

/** @param {string} command */
async function ask(command) {
  const schema = await json(`/api/commands/${command}/schema`, { token: null });
  return { ...schema, root: schema };
}

/** @param {any} schema @param {any} root @returns {any} */
export function resolved(schema, root) {
  if (!schema?.$ref) {
    return schema;
  }
  const found = schema.$ref.slice(2).split('/').reduce((/** @type {any} */ at, /** @type {string} */ step) => at?.[step], root);
  return { ...found, ...Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$ref')) };
}

/** The codes of an enum, each with what the product calls it. @param {any} schema @returns {string[][]} */
export function codesOf(schema) {
  return (schema?.enum ?? []).map((/** @type {string} */ code, /** @type {number} */ n) => [code, capital(schema['x-enumNames']?.[n] ?? readable(code))]);
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
