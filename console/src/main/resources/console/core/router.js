/** The address says what is shown; whoever sends it to somebody sends the same view. */

/** @type {Set<() => void>} */
const listeners = new Set();

/** @typedef {{page: string, id: string, query: URLSearchParams}} Route */

/** @returns {Route} */
export function route() {
  const [, page = '', id = ''] = location.pathname.split('/');
  return { page, id: decoded(id), query: new URLSearchParams(location.search) };
}

/** What is no text in any language stays as it is: nothing has that name. @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @param {string} address @param {{replace?: boolean}} [how] */
export function go(address, how = {}) {
  if (address === location.pathname + location.search) {
    return;
  }
  history[how.replace ? 'replaceState' : 'pushState'](null, '', address);
  listeners.forEach((listener) => listener());
}

/** @param {Record<string, string | null>} change of the query; null takes a parameter away */
export function narrow(change) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') {
      query.delete(name);
    } else {
      query.set(name, value);
    }
  }
  const text = query.toString();
  go(location.pathname + (text ? `?${text}` : ''), { replace: true });
}

/** @param {() => void} listener @returns {() => void} */
export function onRoute(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener('popstate', () => listeners.forEach((listener) => listener()));

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null;
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button !== 0) {
    return;
  }
  if (event.metaKey || event.ctrlKey || event.shiftKey || link.target || link.hasAttribute('download')) {
    return;
  }
  if (/^\/(swagger-ui|actuator|v3|api)/.test(link.pathname)) {
    return;
  }
  event.preventDefault();
  go(link.pathname + link.search);
});
