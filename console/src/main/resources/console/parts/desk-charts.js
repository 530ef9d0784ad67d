/** On-time share and held time of the desks, or of one of its people, step by step. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { day, duration, moment } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { store } from '../core/store.js';
import { fault } from './fault.js';
import './chart.js';

const HOUR = 3600000;
const DAY = 24 * HOUR;
const COLOURS = ['--buyer', '--seller', '--desk', '--third'];
/** @type {Record<string, number>} days of a step, so that a range has some dozen of them */
const STEPS = { 7: 1, 30: 1, 90: 7, 365: 30 };

class DeskCharts extends View {
  static properties = { days: { type: Number }, of: { attribute: false } };

  constructor() {
    super();
    this.days = 30;
    this.of = '';
    /** @type {any} */
    this.series = null;
    this.failed = '';
  }

  dependsOn() {
    return `${this.days} ${this.of} ${store.state.language}`;
  }

  /** Steps end at the reader's midnight, and the last one is today. */
  async load() {
    const step = STEPS[this.days] ?? 1;
    const midnight = new Date(store.now());
    midnight.setHours(24, 0, 0, 0);
    const count = Math.ceil(this.days / step);
    const from = new Date(midnight.getTime() - count * step * DAY).toISOString();
    const asked = this.dependsOn();
    try {
      const found = await json(`/api/desk/series?from=${from}&until=${new Date(store.now()).toISOString()}&step=P${step}D${this.of ? `&of=${encodeURIComponent(this.of)}` : ''}`);
      if (asked !== this.dependsOn()) {
        return;
      }
      this.series = found;
      this.failed = '';
    } catch (no) {
      this.failed = /** @type {Error} */ (no).message;
    }
    this.requestUpdate();
  }

  /** @param {string} title @param {(point: any) => number | null} figure @param {(value: number) => string} say @param {[number, number]} [range] */
  chart(title, figure, say, range) {
    const { lines } = this.series;
    const points = lines[0]?.points ?? [];
    return html`<bc-chart .chart=${{
      title, say, range, of: t('chart.from'),
      names: points.map((/** @type {any} */ point) => day(point.from)),
      at: points.map((/** @type {any} */ point) => Date.parse(point.from) / 1000),
      lines: lines.map((/** @type {any} */ line, /** @type {number} */ n) => ({ name: line.of.includes('/') ? person(line.of) : word('role', line.of), colour: COLOURS[n % COLOURS.length], values: line.points.map(figure) })),
    }}></bc-chart>`;
  }

  render() {
    return html`${fault(this.failed, () => this.load())}${this.series ? html`<div class="charts">
      ${this.chart(t('desk.chart-on-time'), (point) => (point.acts.rate === null || point.acts.rate === undefined ? null : Number(point.acts.rate) * 100), (value) => `${Math.round(value)}%`, [0, 105])}
      ${this.chart(t('desk.chart-held'), (point) => duration(point.held) / HOUR, (value) => t('span.hours', { n: Math.round(value * 10) / 10 }))}</div>
      <p class="dim">${t('desk.chart-until', { time: moment(this.series.until) })}</p>` : nothing}`;
  }
}

customElements.define('bc-desk-charts', DeskCharts);
