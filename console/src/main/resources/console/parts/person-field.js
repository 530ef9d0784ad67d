/** Somebody, by the role in words and the name of the account: nobody has to know how the two are written as one. */
import { html, nothing } from '../core/lit.js';
import { person, t, word } from '../core/i18n.js';
import { isDesk } from '../core/case-data.js';
import { colleagues } from '../core/colleagues.js';
import { store } from '../core/store.js';

/** @type {Record<string, string[]>} who may be named in a field */
export const ROLES_OF = {
  to: ['AGENT', 'SENIOR', 'REVIEWER'],
  from: ['BUYER', 'SELLER', 'CARRIER', 'SERVICE_PROVIDER', 'LAB'],
  subject: ['SELLER', 'BUYER'],
  erased: ['BUYER', 'SELLER', 'CARRIER', 'SERVICE_PROVIDER', 'LAB', 'AGENT', 'SENIOR', 'REVIEWER', 'SUPERVISOR'],
  standing: ['SELLER', 'BUYER', 'AGENT', 'SENIOR', 'REVIEWER', 'SUPERVISOR'],
};

/** @param {string} value ROLE/id @param {string[]} roles @param {string} [chosen] while no name is there yet */
function parted(value, roles, chosen = roles[0]) {
  const [role, ...id] = value.split('/');
  return { role: roles.includes(role) ? role : chosen, id: id.join('/') };
}

/** Who writes the role along with the name is understood. @param {string} role @param {string} id @param {boolean} roleAlone */
function joined(role, id, roleAlone) {
  return id.includes('/') ? id : id ? `${role}/${id}` : roleAlone ? role : '';
}

/** Chosen where somebody is on no list. */
export const ANOTHER = '*';

/**
 * @param {{id: string, label: any, value: string, roles: string[], written: Map<string, string | undefined>, known?: string[], roleAlone?: boolean, described?: any, put: (value: string) => void}} what
 *   written are the fields of the form in which somebody is written who is on no list, each with the role that was chosen; known are those whom the case names; a role alone is enough where the case says who that is
 */
export function personField(what) {
  const { id, label, value, roles, written, known = [], roleAlone = false, described = nothing, put } = what;
  const fits = (/** @type {string} */ each) => roles.includes(each.split('/')[0]);
  const listed = [...known, ...colleagues()].filter(fits);
  // The names of the desk may still be on their way: whoever wrote meanwhile would lose it to the list.
  const mayCome = isDesk(store.state.me?.role ?? '') && roles.some(isDesk);
  if ((listed.length === 0 && !mayCome) || written.has(id) || (value && !fits(value))) {
    return typed(what);
  }
  const people = [...new Set([...listed, ...(value && !roles.includes(value) ? [value] : [])])].sort();
  const choose = (/** @type {string} */ chosen) => {
    if (chosen === ANOTHER) {
      written.set(id, undefined);
    }
    put(chosen === ANOTHER ? '' : chosen);
  };
  return html`<label class="field">${label}<select id=${id} data-people aria-describedby=${described} @change=${(/** @type {any} */ e) => choose(e.target.value)}>
    <option value="" ?selected=${!value}></option>
    ${roles.map((role) => html`<optgroup label=${word('role', role)}>${roleAlone ? html`<option value=${role} ?selected=${value === role}>${word('role', role)}</option>` : nothing}
      ${people.filter((each) => each.startsWith(`${role}/`)).map((each) => html`<option value=${each} ?selected=${value === each}>${person(each)}</option>`)}</optgroup>`)}
    <option value=${ANOTHER}>${t('people.another')}</option></select></label>`;
}

/** Somebody who may be on no list. @param {Parameters<typeof personField>[0]} what */
export function typed({ id, label, value, roles, written, known = [], roleAlone = false, described = nothing, put }) {
  const parts = parted(value, roles, written.get(id));
  const ids = [...known, ...colleagues()].filter((each) => each.startsWith(`${parts.role}/`)).map((each) => each.slice(parts.role.length + 1));
  const tell = (/** @type {Event} */ event) => {
    const box = /** @type {HTMLElement} */ (event.target).closest('.person-field');
    const role = box?.querySelector('select')?.value ?? '';
    written.set(id, role || undefined);
    put(joined(role, box?.querySelector('input')?.value.trim() ?? '', roleAlone));
  };
  return html`<fieldset class="person-field"><legend>${label}</legend><div class="row">
    <label class="field">${t('people.role')}<select id="${id}-role" @change=${tell}>${roleAlone && !value ? html`<option value="" selected></option>` : nothing}
      ${roles.map((each) => html`<option value=${each} .selected=${each === parts.role && !(roleAlone && !value)}>${word('role', each)}</option>`)}</select></label>
    <label class="field grow">${t(roleAlone ? 'people.name-if-needed' : 'people.name')}<input id=${id} dir="auto" autocomplete="off" list="${id}-list" aria-describedby=${described} aria-invalid=${described === nothing ? nothing : 'true'} .value=${parts.id} @input=${(/** @type {any} */ e) => e.target.value.includes('/') || tell(e)} @change=${tell}>
      <datalist id="${id}-list">${[...new Set(ids)].map((each) => html`<option value=${each}></option>`)}</datalist></label></div></fieldset>`;
}
