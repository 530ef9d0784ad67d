/** Keyboard: single keys and two in a row, all off while somebody types. */

/** @type {Record<string, () => void>[]} the later ones go before the earlier */
const maps = [];
let first = '';
let firstAt = 0;

/** @param {Record<string, () => void>} map @returns {() => void} takes them away again */
export function keys(map) {
  maps.push(map);
  return () => maps.splice(maps.indexOf(map), 1);
}

/** What a letter means nothing to. */
const MOVED = ['range', 'checkbox', 'radio', 'button', 'submit'];

/** @param {EventTarget | null} target */
function types(target) {
  return target instanceof HTMLElement && !(target instanceof HTMLInputElement && MOVED.includes(target.type)) && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

document.addEventListener('keydown', (event) => {
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey || (types(event.target) && !control) || (document.querySelector('dialog[open]') && !control)) {
    return;
  }
  const key = (control ? 'Control+' : '') + event.key;
  const both = Date.now() - firstAt < 1000 ? `${first} ${key}` : key;
  for (const map of [...maps].reverse()) {
    const found = map[both] ?? map[key];
    if (found && !(key === 'Enter' && event.target instanceof Element && event.target.closest('a, button'))) {
      event.preventDefault();
      first = '';
      found();
      return;
    }
  }
  first = key;
  firstAt = Date.now();
});
