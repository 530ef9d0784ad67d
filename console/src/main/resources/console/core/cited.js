/** Which events of a case may be cited by their numbers, and how they are told to whoever chooses among them. */
import { isDesk, whose } from './case-data.js';
import { moment } from './format.js';
import { word } from './i18n.js';
import { store } from './store.js';

/** Events in which a side says something to the other. */
const SAID = ['StatementAdded', 'SellerRejected', 'OfferMade', 'OfferDeclined'];

/** The events that may be cited by their numbers where that is asked for. @param {string} command @param {any[]} events */
export function cited(command, events) {
  const found = command === 'RequestIntervention' ? saidByTheOther(events) : command === 'HandOff' ? factsSinceTheLast(events) : [];
  return found.map((event) => ({ id: String(event.seq), text: [word('event', event.type), moment(event.at), shortened(event.text ?? event.explanation ?? event.message ?? event.why)].filter(Boolean).join(' · ') }));
}

/** @param {any[]} events */
function saidByTheOther(events) {
  const other = store.state.me?.role === 'BUYER' ? 'SELLER/' : 'BUYER/';
  return events.filter((event) => SAID.includes(event.type) && event.actor.startsWith(other));
}

/** What a side or a third party did since the last hand-off, or let lapse; a word alone is no fact. @param {any[]} events */
function factsSinceTheLast(events) {
  const since = events.slice(events.findLastIndex((event) => event.type === 'HandedOff') + 1);
  return since.filter((event) => event.type !== 'StatementAdded' && !isDesk(whose(event).split('/')[0]));
}

/** @param {any} text */
function shortened(text) {
  return typeof text === 'string' ? `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”` : '';
}
