/** Names that stand twice in one object of JSON, which readers would read each in a way of its own. */

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** A name that stands twice in one object: readers would differ over which of the two counts, so nothing that has one is a bundle. @param {string} text that is JSON */
export function twice(text) {
  /** @type {(Set<string> | null)[]} names of the objects that are open; null for a list */
  const open = [];
  let before = '';
  for (const [token] of text.matchAll(TOKENS)) {
    const names = open[open.length - 1];
    if (token.startsWith('"') && names && (before === '{' || before === ',')) {
      const name = JSON.parse(token);
      if (names.has(name)) {
        return name;
      }
      names.add(name);
    } else if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
    } else if (token === '}' || token === ']') {
      open.pop();
    }
    before = token;
  }
  return null;
}
