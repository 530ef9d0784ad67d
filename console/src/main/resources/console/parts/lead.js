/** Leads whoever asked what something will do to the answer: to the first field that is to be mended, or to what was said. */

const CONTROL = 'input, select, textarea';
/** What was said about a field stands within one of these with it. */
const AROUND = '[data-field], [data-element], fieldset, div';

/** Not whoever went on to something else meanwhile. @param {HTMLElement} root of the form */
export function lead(root) {
  // What is to be looked at is drawn in the same turn as the answer arrives, its parts right after it.
  setTimeout(() => {
    const at = document.activeElement;
    if (at === null || at === document.body || (at instanceof HTMLElement && at.closest('.buttons') && root.contains(at))) {
      target(root)?.focus();
    }
  });
}

/** @param {HTMLElement} root @returns {HTMLElement | null} */
function target(root) {
  const faults = [...root.querySelectorAll('.fields p.fault:not([role])')];
  const controls = faults.map((fault) => fault.closest(AROUND)).map((box) => box?.querySelector('[aria-invalid=true]') ?? box?.querySelector(CONTROL));
  return /** @type {HTMLElement | null} */ (controls.find(Boolean) ?? (root.querySelector('div.fault, .preview') ?? root.querySelector('.conflict')));
}
