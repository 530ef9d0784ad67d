/** Every key, on one sheet. */
import { View, html } from '../core/lit.js';
import { t } from '../core/i18n.js';

const KEYS = [
  ['j k', 'help.move'], ['Enter', 'help.open'], ['x', 'help.select'], ['/', 'help.search'], ['[ ]', 'help.travel'],
  ['a', 'help.act'], ['g q', 'help.queue'], ['g i', 'help.inbox'], ['Ctrl K', 'help.palette'], ['?', 'help.title'], ['Esc', 'help.close'],
];

class Help extends View {
  open() {
    this.querySelector('dialog')?.showModal();
  }

  render() {
    return html`<dialog class="sheet" aria-labelledby="help-title">
      <h2 id="help-title">${t('help.title')}</h2>
      <dl class="keys">${KEYS.map(([key, what]) => html`<dt>${key.split(' ').map((each) => html`<kbd>${each}</kbd> `)}</dt><dd>${t(what)}</dd>`)}</dl>
      <p><a href="/api/contracts" target="_blank" rel="noopener">${t('help.contracts')}</a></p>
      <form method="dialog"><button>${t('help.close')}</button></form>
    </dialog>`;
  }
}

customElements.define('bc-help', Help);
