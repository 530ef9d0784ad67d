/** Dates, time spans and money in the reader's language and time zone. */
import { t } from './i18n.js';
import { store } from './store.js';

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const locale = () => (store.state.language === 'zh' ? 'zh-CN' : 'en-GB');
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Intl.DateTimeFormatOptions} options */
function dateFormat(options) {
  const key = locale() + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale(), options);
    formats.set(key, format);
  }
  return format;
}

/** @param {string | number} at @param {string} [zone] */
export function moment(at, zone) {
  const date = new Date(at);
  const year = date.getFullYear() !== new Date(store.now()).getFullYear();
  return dateFormat({
    weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone,
    ...(year ? { year: 'numeric' } : {}),
  }).format(date);
}

/** @param {string | number} at with seconds and the zone, for whoever points at it */
export function exact(at) {
  return dateFormat({ dateStyle: 'full', timeStyle: 'long' }).format(new Date(at));
}

/** @param {string | null} at @returns {string} as a field for a date and a time of the reader's own zone takes it */
export function localInput(at) {
  const date = new Date(at ?? '');
  return Number.isNaN(date.getTime()) ? '' : new Date(date.getTime() - date.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}

/** @param {string | number} at @param {string} [zone] */
export function day(at, zone) {
  return dateFormat({ day: 'numeric', month: 'short', timeZone: zone }).format(new Date(at));
}

/** @param {string} on a day of the calendar, the same in every time zone */
export function calendarDay(on) {
  return dateFormat({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(on));
}

/** @param {number} milliseconds @returns {string} two units at most, e.g. "2 d 4 h" */
export function span(milliseconds) {
  const left = Math.abs(milliseconds);
  const days = Math.floor(left / DAY);
  const hours = Math.floor((left % DAY) / HOUR);
  const minutes = Math.floor((left % HOUR) / MINUTE);
  const parts = [];
  if (days > 0) {
    parts.push(t('span.days', { n: days }));
  }
  if (hours > 0) {
    parts.push(t('span.hours', { n: hours }));
  }
  if (days === 0 && (minutes > 0 || hours === 0)) {
    parts.push(t('span.minutes', { n: minutes }));
  }
  return parts.slice(0, 2).join(' ');
}

/** How long ago: what seems to lie ahead, because a clock is not read anew yet, has only just been. @param {string} since @param {number} until */
export function age(since, until) {
  return span(Math.max(0, until - Date.parse(since)));
}

/** @param {string} dueAt @param {number} [now] @returns {number} what is left; negative once it is over */
export function left(dueAt, now = store.now()) {
  return Date.parse(dueAt) - now;
}

/** @param {string} dueAt @param {number} [now] @returns {string} "4 h" while there is time, "+3 h" once it is over */
export function toBreach(dueAt, now = store.now()) {
  const remaining = left(dueAt, now);
  return remaining < 0 ? `+${span(remaining)}` : span(remaining);
}

/** @param {string} dueAt @param {number} [now] @returns {'late' | 'soon' | 'calm'} */
export function urgency(dueAt, now = store.now()) {
  const remaining = left(dueAt, now);
  return remaining < 0 ? 'late' : remaining < 2 * HOUR ? 'soon' : 'calm';
}

/** @param {string} iso a duration such as PT47H31M19.7S @returns {number} milliseconds */
export function duration(iso) {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(iso);
  if (!found) {
    return 0;
  }
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = found.map((part) => Number(part ?? 0));
  return days * DAY + hours * HOUR + minutes * MINUTE + seconds * 1000;
}

/** @param {{amount: string, currency: string} | null | undefined} money */
export function money(money) {
  if (!money) {
    return '';
  }
  const amount = new Intl.NumberFormat(locale(), { style: 'currency', currency: money.currency, currencyDisplay: 'code' })
    .formatToParts(Number(money.amount)).filter((part) => part.type !== 'currency' && part.type !== 'literal').map((part) => part.value).join('');
  return t('money.said', { amount, currency: money.currency === 'CNY' ? t('money.CNY') : currencyName(money.currency) });
}

/**
 * An amount as people write it, in the digits that its currency has; what is no amount stays as it was written.
 * @param {string} text @param {string} currency
 */
export function plainAmount(text, currency) {
  const symbol = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const { maximumFractionDigits: digits = 2 } = symbol.resolvedOptions();
  const own = [currency, symbol.formatToParts(0).find((part) => part.type === 'currency')?.value ?? '', currency === 'CNY' ? '元' : ''];
  const bare = own.filter(Boolean).reduce((rest, each) => rest.replace(each, ''), text.normalize('NFKC')).replace(/\s/g, '');
  const pointed = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare) ? bare.replaceAll(',', '') : bare.replace(/^(\d+),(\d{1,2})$/, '$1.$2');
  const [, whole, part = ''] = /^0*(\d+)(?:\.(\d*))?$/.exec(pointed) ?? [];
  return whole === undefined || part.length > digits ? text : `${whole}${digits ? `.${part.padEnd(digits, '0')}` : ''}`;
}

/** As notices say it: by its name in Chinese, by its code in English. @param {string} code */
export function currencyName(code) {
  return store.state.language === 'zh' ? new Intl.DisplayNames('zh-CN', { type: 'currency' }).of(code) ?? code : code;
}

/** @param {string} zone @returns {string} what people call it, e.g. "China Standard Time" */
export function zoneName(zone) {
  return dateFormat({ timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(new Date(store.now()))
    .find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** @param {string} amount @param {string | undefined} currency */
export function sum(amount, currency) {
  return currency ? money({ amount, currency }) : amount;
}

/** What is asked or given where a remedy may have no money: nothing then, as nobody asked for nought. @param {{amount: string, currency: string} | null | undefined} amount */
export function moneyIfAny(amount) {
  return Number(amount?.amount ?? 0) === 0 ? '' : money(amount);
}

/** @param {number} n @param {boolean} [atLeast] whether no more were counted */
export function count(n, atLeast = false) {
  return new Intl.NumberFormat(locale()).format(n) + (atLeast ? '+' : '');
}

/** @param {number} bytes */
export function size(bytes) {
  const units = ['byte', 'kilobyte', 'megabyte'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return new Intl.NumberFormat(locale(), { style: 'unit', unit: units[unit], unitDisplay: unit === 0 ? 'long' : 'short', maximumFractionDigits: 1 })
    .format(value);
}
