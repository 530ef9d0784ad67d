/** The people of the desk, by name, for whoever is of it: asked once for each who signs in. */
import { json } from './api.js';
import { isDesk } from './case-data.js';
import { store } from './store.js';

/** For whom they were asked last. */
let askedFor = '';

/** Those who are known so far; more may come. @returns {string[]} as ROLE/id */
export function colleagues() {
  const { me } = store.state;
  if (me && isDesk(me.role) && askedFor !== me.actor) {
    askedFor = me.actor;
    ask(me.actor);
  }
  return store.state.people;
}

/** @param {string} actor */
async function ask(actor) {
  const people = await json('/api/desk/people').then((found) => found.people, () => {
    askedFor = '';
    return [];
  });
  if (store.state.me?.actor === actor) {
    store.set({ people });
  }
}
