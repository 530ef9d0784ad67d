/** Numbers under which a step is proven: of the parcel that was sent, of the payment that was made, of the file that a body keeps. */
import { t } from './i18n.js';
import { store } from './store.js';

const SENT = ['RETURN_GOODS', 'SEND_REPLACEMENT', 'SEND_REPAIRED'];
const PAID = ['REFUND', 'COMPENSATE'];
const BODIES = ['SuspendCase', 'RecordExternalOutcome', 'CaseSuspended', 'ExternalOutcomeRecorded'];
/** Whose coming is awaited, and what was sent by then. @type {Record<string, string[]>} */
const AWAITED = { RECEIVE_GOODS: ['RETURN_GOODS'], RECEIVE_REPLACEMENT: ['SEND_REPLACEMENT', 'SEND_REPAIRED'] };
/** Duties of which each is about a step. */
const STEPS = ['RETURN_GOODS', 'CONFIRM_RECEIPT', 'RECEIVE_REPLACEMENT', 'PERFORM'];

/** @param {string} type of an event, or a command @param {string | undefined} step @returns {'parcel' | 'payment' | 'body' | 'other'} */
function kindOf(type, step = '') {
  return BODIES.includes(type) ? 'body' : SENT.includes(step) ? 'parcel' : PAID.includes(step) || type === 'AdvancePaid' ? 'payment' : 'other';
}

/** @param {any} event @returns {{label: string, number: string} | null} null where the reader is told none, or it was erased */
export function referenceOf({ type, step, reference }) {
  return typeof reference === 'string' && reference ? { label: t(`reference.${kindOf(type, step)}`), number: reference } : null;
}

/** What the last of them that did the step was proven by. @param {any[]} events @param {string} step */
export function referenceOfStep(events, step) {
  const did = (/** @type {any} */ event) => (event.type === 'StepConfirmed' && event.step === step)
    || (event.type === 'AdvancePaid' && PAID.includes(step) && event.cause !== 'PROVISIONAL_CREDIT');
  const last = events.findLast(did);
  return last ? referenceOf(last) : null;
}

/** What a duty to wait for a parcel has to look for. @param {any} duty @param {any[]} events */
export function awaited(duty, events) {
  return (AWAITED[duty.about] ?? []).map((step) => referenceOfStep(events, step)).find(Boolean) ?? null;
}

/** Whose turn it is in what is to be done. @param {any} seen the case @returns {string[]} */
export function openSteps(seen) {
  return (seen?.ball ?? []).filter((/** @type {any} */ duty) => STEPS.includes(duty.duty)).map((/** @type {any} */ duty) => duty.about).filter(Boolean);
}

/**
 * What a form has to ask for under that name, and whether it can do without.
 * @param {any} schema @param {string} command @param {any} body what is written so far @param {any} seen the case @param {boolean} asksForReferences whether its rules do
 */
export function fitted(schema, command, body, seen, asksForReferences) {
  const field = schema?.properties?.reference;
  const kind = kindOf(command, body.step);
  if (schema && command === 'LodgeAppeal') {
    const needed = [...(asksForReferences ? ['explanation'] : []), ...(body.ground === 'NEW_EVIDENCE' ? ['evidence'] : [])];
    return { ...schema, required: [...new Set([...(schema.required ?? []), ...needed])] };
  }
  if (schema && command === 'ReportViolation') {
    return { ...schema, required: [...new Set([...(schema.required ?? []), 'subject'])] };
  }
  if (!field || kind === 'other') {
    return schema;
  }
  const isNeeded = { parcel: asksForReferences, payment: asksForReferences && store.state.me?.role === 'SELLER',
    body: command === 'RecordExternalOutcome' ? asksForReferences : !asksForReferences || seen.stage === 'SUSPENDED' }[kind];
  const required = (schema.required ?? []).filter((/** @type {string} */ name) => name !== 'reference');
  return { ...schema, required: isNeeded ? [...required, 'reference'] : required,
    properties: { ...schema.properties, reference: { ...field, title: t(`reference.${kind}`), description: t(`reference.${kind}-why`) } } };
}
