/** For supervisors: what people made of the suggestions, whether rulings and appeals agreed, and the time that they save. */
import { html } from '../core/lit.js';
import { duration, span } from '../core/format.js';
import { t } from '../core/i18n.js';

/** @param {{lines: any[], cut: boolean}} report */
export function suggestionFigures(report) {
  if (report.lines.length === 0) {
    return html`<p class="dim">${t('desk.none')}</p>`;
  }
  const number = (/** @type {number} */ n) => html`<td class="number">${n}</td>`;
  const time = (/** @type {string | null} */ took) => html`<td class="number">${took ? span(duration(took)) : '-'}</td>`;
  const heads = ['shown', 'accepted', 'refused', 'ruled', 'agreed', 'overturned', 'took-with', 'took-without'];
  return html`<div class="scroll" tabindex="0"><table class="figures suggestions"><thead><tr><th>${t('suggestions.for')}</th>${heads.map((each) => html`<th class="number">${t(`suggestions.${each}`)}</th>`)}</tr></thead>
    <tbody>${report.lines.map((line) => html`<tr><td>${t(`suggestions.kind-${line.kind}`)} <span class="dim">${line.policy}</span></td>${number(line.shown)}${number(line.accepted)}${number(line.refused)}
      ${number(line.ruled)}<td class="number">${share(line.agreed, line.ruled)}</td><td class="number ${line.overturned ? 'late' : ''}">${share(line.overturned, line.agreed)}</td>${time(line.tookWith)}${time(line.tookWithout)}</tr>`)}</tbody></table></div>
    <p class="dim">${t('suggestions.why')}${report.cut ? ` ${t('suggestions.cut')}` : ''}</p>`;
}

/** @param {number} part @param {number} of */
function share(part, of) {
  return of === 0 ? '-' : `${Math.round((part / of) * 100)}% (${part}/${of})`;
}
