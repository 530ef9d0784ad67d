/** How a what-if tells lengths of time and holders. */
import { duration, span } from '../core/format.js';
import { t, word } from '../core/i18n.js';

/** @param {string} iso a length of time that may be less than nothing */
export function signed(iso) {
  const back = /-/.test(iso);
  return duration(iso.replaceAll('-', '')) * (back ? -1 : 1);
}

/** By how much longer, or shorter. @param {string} iso */
export function longer(iso) {
  const milliseconds = signed(iso);
  return `${milliseconds < 0 ? '-' : '+'}${span(milliseconds)}`;
}

/** @param {string} holders BUYER+SELLER */
export function roles(holders) {
  return holders.split('+').filter(Boolean).map((role) => word('role', role)).join(' + ') || t('strip.nobody');
}
