/** What somebody must look at: each line with its reason, "try again" and, where it can be, "drop", and one reason for doing so that is written down. */
import { html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { t } from '../core/i18n.js';
import { store } from '../core/store.js';
import { noLines } from './fault.js';

/**
 * @param {{title: string, items: any[], asked: boolean, unknown: boolean, line: (item: any) => any, path: string, drop?: string, bases?: string[], named: (item: any) => Record<string, string>, again?: (item: any) => boolean, done: () => void}} what
 *   drop is where it is taken from the list; named tells one of them apart in the address, and again is false where it cannot be tried again. Bases are those that answer, each for its own
 */
export function repairs({ title, items, asked, unknown, line, path, drop = '', bases = [''], named, again = () => true, done }) {
  if (items.length === 0) {
    return html`<h2>${title}</h2>${noLines({ read: asked, failed: asked && unknown, none: t('operations.none'), good: true })}`;
  }
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const why = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('why'));
    const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter);
    const one = pressed?.value;
    const dropped = pressed?.dataset.do === 'drop';
    const { base, ...name } = one ? JSON.parse(one) : { base: null };
    const query = new URLSearchParams({ why, ...name });
    try {
      const answers = await Promise.all((base === null ? bases : [base]).map((each) => json(`${each}${dropped ? drop : path}?${query}`, { method: 'POST' })));
      const still = answers.flatMap((answer) => answer.still ?? []);
      store.tell(still.length ? t('operations.again-still', { n: still.length, why: still[0].reason ?? '' }) : t(dropped ? 'operations.dropped' : 'operations.again-done'), still.length ? 'bad' : 'ok');
    } catch (no) {
      store.tell(/** @type {Error} */ (no).message, 'bad');
    }
    done();
  };
  return html`<h2>${title}</h2>${unknown ? html`<p class="soon">${t('error.partly')}</p>` : nothing}<form class="repairs" @submit=${submit}>
    <div class="row"><label class="field grow">${t('operations.why')}<input name="why" required maxlength="200"></label><button>${t('operations.again-all')}</button></div>
    <ul>${items.map((item) => {
      const value = JSON.stringify({ base: item.base ?? bases[0], ...named(item) });
      return html`<li><div>${line(item)}</div>${again(item) ? html`<button value=${value}>${t('operations.again')}</button>` : html`<span class="dim">${t('operations.not-again')}</span>`}
        ${drop ? html`<button data-do="drop" value=${value}>${t('operations.drop')}</button>` : nothing}</li>`;
    })}</ul></form>`;
}
