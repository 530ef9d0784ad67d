/** Who passed cases to whom: a picture, and the same as a table. */
import { html, svg } from '../core/lit.js';
import { person, t } from '../core/i18n.js';

const WIDTH = 480;
const ROW = 30;
const TEXT = 140;
const THICKEST = 8;

/** @typedef {{from: string | null, to: string | null, handOffs: number, empty: number, cases: string[]}} Way */

/** @param {string | null} who */
function name(who) {
  return who ? person(who) : t('desk.unnamed');
}

/** @param {(string | null)[]} ends @returns {(string | null)[]} each once */
function once(ends) {
  return [...new Set(ends)];
}

/** @param {Way[]} ways most first */
export function passes(ways) {
  if (ways.length === 0) {
    return html`<p class="dim">${t('desk.none')}</p>`;
  }
  const from = once(ways.map((way) => way.from));
  const to = once(ways.map((way) => way.to));
  const most = Math.max(...ways.map((way) => way.handOffs));
  const height = Math.max(from.length, to.length) * ROW + 6;
  const y = (/** @type {number} */ n) => n * ROW + ROW / 2 + 3;
  const half = WIDTH / 2;
  return html`<div class="scroll" tabindex="0"><svg class="passes" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${t('chart.as-table', { what: t('desk.passes') })}>
    ${ways.map((way) => {
      const y1 = y(from.indexOf(way.from));
      const y2 = y(to.indexOf(way.to));
      return svg`<path class=${way.empty > 0 ? 'empty-pass' : ''} stroke-width=${1.5 + (way.handOffs / most) * (THICKEST - 1.5)} stroke-dasharray=${way.empty === way.handOffs ? '6 5' : 'none'}
        d="M ${TEXT} ${y1} C ${half} ${y1} ${half} ${y2} ${WIDTH - TEXT} ${y2}"><title>${name(way.from)} → ${name(way.to)}: ${count(way)}</title></path>`;
    })}
    ${from.map((who, n) => svg`<text x=${TEXT - 8} y=${y(n) + 4} text-anchor="end">${name(who)}</text>`)}
    ${to.map((who, n) => svg`<text x=${WIDTH - TEXT + 8} y=${y(n) + 4}>→ ${name(who)}</text>`)}
  </svg></div>
  <ul class="legend"><li><i class="c--suspended"></i>${t('desk.pass-full')}</li><li><i class="c--late"></i>${t('desk.pass-some')}</li><li>- - - ${t('desk.pass-empty')}</li></ul>
  <details><summary>${t('chart.table')}</summary><div class="scroll" tabindex="0"><table class="figures"><thead><tr><th>${t('desk.pass-from')}</th><th>${t('desk.pass-to')}</th><th class="number">${t('desk.handoffs')}</th><th class="number">${t('desk.empty')}</th><th>${t('desk.cases')}</th></tr></thead>
    <tbody>${ways.map((way) => html`<tr><td><bdi>${name(way.from)}</bdi></td><td><bdi>${name(way.to)}</bdi></td><td class="number">${way.handOffs}</td><td class="number ${way.empty ? 'late' : ''}">${way.empty}</td>
      <td>${way.cases.map((id) => html`<a class="mono" href="/cases/${id}">${id}</a> `)}</td></tr>`)}</tbody></table></div></details>`;
}

/** @param {Way} way */
function count(way) {
  return way.empty ? t('desk.pass-count-empty', { n: way.handOffs, empty: way.empty }) : String(way.handOffs);
}
