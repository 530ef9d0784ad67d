/** Where the focus goes when what had it is gone: whoever works by the keyboard would begin again at the top of the page. */

/** Once the view is drawn; whoever is in a field by then stays there. @param {import('./lit.js').View} view @param {string} selector */
export async function focusOn(view, selector) {
  await view.updateComplete;
  const now = document.activeElement;
  if (!now || now === document.body || now.matches('button, summary')) {
    /** @type {HTMLElement | null} */ (view.querySelector(selector))?.focus();
  }
}
