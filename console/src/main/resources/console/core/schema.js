/** Schemas of the commands, as the product tells them: what a form asks follows from them. */
import { json } from './api.js';
import { readable, word } from './i18n.js';
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

/**
 * What a form calls the place that a fault is at: the titles of the fields that lead there, an entry of a list by the element that it is about, or its number.
 * @param {any} schema @param {string} path as findings.0.because @param {any} value what was sent
 */
export function labelOf(schema, path, value) {
  const root = schema?.root ?? schema;
  /** @type {string[]} */
  const names = [];
  let at = schema;
  let found = value;
  for (const step of path.split('.').filter(Boolean)) {
    const here = resolved(at, root);
    const entry = /^\d+$/.test(step);
    found = found?.[step];
    at = entry ? here?.items : here?.properties?.[step];
    if (entry) {
      names.push(found?.element ? word('element', found.element) : String(Number(step) + 1));
    } else if (here?.propertyNames) {
      names.push(word('account', step));
    } else {
      names.push(capital(resolved(at, root)?.title ?? told(step)));
    }
  }
  return names.filter((name, n) => name !== names[n - 1]).join(' · ');
}

/** @param {string} field that the schema has no words for */
function told(field) {
  return store.state.messages[`field.${field}`] ?? readable(field);
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Fields that have a place of their own in a form. */
const ELSEWHERE = ['caseId', 'remedy', 'amount', 'lines', 'findings', 'liability', 'ruling'];

/** What a form still needs beside what was refused: the product comes to some of it only once it can read the rest. @param {any} schema @param {Record<string, any>} body @param {{field: string}[]} faults */
export function stillNeeded(schema, body, faults) {
  const isEmpty = (/** @type {any} */ value) => value === undefined || value.length === 0 || (typeof value === 'string' && value.trim() === '');
  return (schema?.required ?? []).filter((/** @type {string} */ name) => !ELSEWHERE.includes(name) && isEmpty(body[name]) && !faults.some((fault) => fault.field === name));
}

/** What was written of an object; nothing where all of it is empty. @param {Record<string, string>} parts */
export function filled(parts) {
  const entries = Object.entries(parts).filter(([, text]) => text !== '');
  return entries.length ? Object.fromEntries(entries) : undefined;
}
