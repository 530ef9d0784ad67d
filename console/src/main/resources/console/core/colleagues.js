/** The people of the desk, by name, for whoever is of it: asked once for each sign-in. */
import { json } from './api.js';
import { isDesk } from './case-data.js';
import { store } from './store.js';

/** How long nobody is asked again who could not say it, in milliseconds: whatever is drawn would ask with each drawing. */
const REST = 30_000;

/** For whose sign-in they were asked last. @type {import('./store.js').Me | null} */
let askedFor = null;

/** Those who are known so far; more may come. @returns {string[]} as ROLE/id */
export function colleagues() {
  const { me } = store.state;
  if (me && isDesk(me.role) && askedFor !== me) {
    askedFor = me;
    ask(me);
  }
  return store.state.people;
}

/** Where it fails nothing is drawn anew: that would ask at once again, for as long as it fails. @param {import('./store.js').Me} me */
async function ask(me) {
  try {
    const { people } = await json('/api/desk/people');
    if (store.state.me === me) {
      store.set({ people });
    }
  } catch {
    setTimeout(() => {
      askedFor = askedFor === me ? null : askedFor;
    }, REST);
  }
}
