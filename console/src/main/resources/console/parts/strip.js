/** Who held the ball, for how long, since the beginning. */
import { html, svg, nothing } from '../core/lit.js';
import { isDesk, stretches } from '../core/case-data.js';
import { moment, span } from '../core/format.js';
import { t, word } from '../core/i18n.js';
import { store } from '../core/store.js';

const THIRD = ['CARRIER', 'SERVICE_PROVIDER', 'LAB'];

/** @param {{holders: string[], late: boolean, suspended: boolean}} part */
function colour(part) {
  if (part.suspended) {
    return 'OUTSIDE';
  }
  if (part.late) {
    return 'LATE';
  }
  if (part.holders.length === 0) {
    return 'NOBODY';
  }
  if (part.holders.length > 1 && !part.holders.every(isDesk)) {
    return 'SHARED';
  }
  const [holder] = part.holders;
  return isDesk(holder) && part.holders.length === 1 ? holder : isDesk(holder) ? 'DESK' : THIRD.includes(holder) ? 'THIRD' : ['BUYER', 'SELLER'].includes(holder) ? holder : 'OUTSIDE';
}

/** @param {{holders: string[], late: boolean, suspended: boolean}} part */
function name(part) {
  if (part.suspended) {
    return t('strip.suspended');
  }
  const who = part.holders.map((role) => word('role', role)).join(' + ') || t('strip.nobody');
  return part.late ? t('strip.late', { who }) : who;
}

/** @param {any[]} events @param {number} [now] */
export function strip(events, now = store.now()) {
  const parts = stretches(events, now);
  if (parts.length === 0) {
    return nothing;
  }
  const from = parts[0].from;
  const whole = Math.max(1, parts[parts.length - 1].to - from);
  /** @type {Map<string, {colour: string, time: number}>} */
  const sums = new Map();
  for (const part of parts) {
    const before = sums.get(name(part)) ?? { colour: colour(part), time: 0 };
    sums.set(name(part), { colour: before.colour, time: before.time + part.to - part.from });
  }
  return html`<section aria-label=${t('strip.title')}>
    <h2>${t('strip.title')}</h2>
    <svg class="strip" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label=${t('strip.title')}>
      ${parts.map((part) => svg`<rect class="h-${colour(part)}" x=${((part.from - from) / whole) * 1000} y="0" height="10"
        width=${Math.max(1, ((part.to - part.from) / whole) * 1000)}><title>${name(part)}: ${span(part.to - part.from)}, ${moment(part.from)} - ${moment(part.to)}</title></rect>`)}
    </svg>
    <ul class="legend">${[...sums].map(([who, sum]) => html`<li><i class="h-${sum.colour}"></i>${who} <strong>${span(sum.time)}</strong></li>`)}
      <li class="dim">${t('strip.total')} <strong>${span([...sums.values()].reduce((sum, each) => sum + each.time, 0))}</strong></li></ul>
  </section>`;
}
