/** On-time share and held time of the desks, or of one of its people, step by step. */
import { View, html, nothing } from '../core/lit.js';
import { json } from '../core/api.js';
import { duration, moment } from '../core/format.js';
import { person, t, word } from '../core/i18n.js';
import { stepped } from '../core/ranges.js';
import { store } from '../core/store.js';
import { fault } from './fault.js';
import { overTime } from './chart.js';

const HOUR = 3600000;

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

  async load() {
    const asked = this.dependsOn();
    try {
      const found = await json(`/api/desk/series?${stepped(this.days)}${this.of ? `&of=${encodeURIComponent(this.of)}` : ''}`);
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
    return html`<bc-chart .chart=${overTime({
      title, say, range, from: points.map((/** @type {any} */ point) => point.from),
      lines: lines.map((/** @type {any} */ line) => ({ name: line.of.includes('/') ? person(line.of) : word('role', line.of), values: line.points.map(figure) })),
    })}></bc-chart>`;
  }

  render() {
    return html`${fault(this.failed, () => this.load())}${this.series ? html`<div class="charts">
      ${this.chart(t('desk.chart-on-time'), (point) => (point.acts.rate === null || point.acts.rate === undefined ? null : Number(point.acts.rate) * 100), (value) => `${Math.round(value)}%`, [0, 105])}
      ${this.chart(t('desk.chart-held'), (point) => duration(point.held) / HOUR, (value) => t('span.hours', { n: Math.round(value * 10) / 10 }))}</div>
      <p class="dim">${t('desk.chart-until', { time: moment(this.series.until) })}</p>` : nothing}`;
  }
}

customElements.define('bc-desk-charts', DeskCharts);
