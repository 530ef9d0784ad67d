/** Schemas of the commands, as the product tells them: what a form asks follows from them. */
import { Refusal, json } from './api.js';
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

/** A product without schemas for single commands has them in its description. @param {string} command */
async function ask(command) {
  try {
    const schema = await json(`/api/commands/${command}/schema`);
    return { ...schema, root: schema };
  } catch (no) {
    if (!(no instanceof Refusal) || no.status !== 404) {
      throw no;
    }
    const all = await json('/v3/api-docs', { token: null });
    return { ...all.components.schemas[command], root: all };
  }
}

/** @param {any} schema @param {any} root @returns {any} */
export function resolved(schema, root) {
  if (!schema?.$ref) {
    return schema;
  }
  const found = schema.$ref.slice(2).split('/').reduce((/** @type {any} */ at, /** @type {string} */ step) => at?.[step], root);
  return { ...found, ...Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$ref')) };
}

/** To which list of words the codes of a field belong, where it is not that of the field's own name. */
const KINDS = {
  'HandOff.why': 'handOffWhy', 'DeclineIntervention.code': 'declineCode', 'SuspendCase.cause': 'pauseReason', 'RecordExternalOutcome.cause': 'pauseReason',
  'FileAgentComplaint.cause': 'complaintCause', 'DecideAppeal.decision': 'appealDecision', 'ReportViolation.kind': 'violationKind',
};

/** @param {string} command @param {string} field */
export function kindOf(command, field) {
  const special = /** @type {Record<string, string>} */ (KINDS)[`${command}.${field}`];
  return special ?? ({ kinds: 'evidenceKind', directions: 'direction', decision: 'matterDecision', promises: 'promise' }[field] ?? field);
}
