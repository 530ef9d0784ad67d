/** What is wrong with single fields of a form, each tied to its input; and what is wrong with none of them. */
import { html, nothing } from '../core/lit.js';
import { refused } from './refused.js';

/** @param {string} field @param {string} name of a field of the form, whose parts are its own, too */
function isOf(field, name) {
  return field === name || field.startsWith(`${name}[`) || field.startsWith(`${name}.`);
}

/**
 * @param {import('../core/api.js').Refusal | null} no @param {string} name @param {string} id of what is said below the input
 * @returns {{bad: boolean, invalid: any, described: any, said: any}}
 */
export function faultsAt(no, name, id) {
  const found = (no?.faults ?? []).filter((each) => isOf(each.field, name));
  const bad = found.length > 0;
  return {
    bad,
    invalid: bad ? 'true' : nothing,
    described: bad ? id : nothing,
    said: bad ? html`<p class="fault" role="alert" id=${id}>${found.map((each) => each.message).join(' ')}</p>` : nothing,
  };
}

/** All of it, unless each fault stands at one of these fields. @param {import('../core/api.js').Refusal | null} no @param {string[]} names @param {(field: string) => string} label */
export function faultsElsewhere(no, names, label) {
  const seen = no && no.faults.length > 0 && no.faults.every((each) => names.some((name) => isOf(each.field, name)));
  return seen ? nothing : refused(no, label);
}
