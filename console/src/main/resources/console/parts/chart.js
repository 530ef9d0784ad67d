/** A chart by uPlot, which is fetched with the first one, and the same figures as a table for whoever would rather read them. */
import { View, html, nothing } from '../core/lit.js';
import { day } from '../core/format.js';
import { t } from '../core/i18n.js';
import { imported } from '../core/modules.js';

const HEIGHT = 190;
const WIDE = 64;
/** Between a figure and what it stands at. */
const GAP = 20;
const LINE = 16;
const FONT = '12px system-ui, sans-serif';
/** Lines of a name under a bar. */
const PARTED = / (?=\+ )/g;
const COLOURS = ['--buyer', '--seller', '--desk', '--third'];
/** More lines than that nobody tells apart. */
export const MOST_LINES = COLOURS.length;
/** Told apart without colours, too. */
const DASHES = [[], [9, 4], [2, 3], [10, 3, 2, 3]];

/**
 * @typedef {{name: string, colour: string, values: (number | null)[]}} Line its colour is a property of the style sheet
 * @typedef {object} Chart
 * @property {string} title
 * @property {string[]} names of the places from left to right
 * @property {number[]} [at] seconds since 1970 where the places are instants; else bars are drawn
 * @property {string} of what the places are, for the table
 * @property {Line[]} lines
 * @property {[number, number]} [range]
 * @property {(value: number) => string} say a figure in words
 */

/**
 * Lines over the same steps of time, each in a colour of its own.
 * @param {{title: string, from: string[], lines: {name: string, values: (number | null)[]}[], say: (value: number) => string, range?: [number, number]}} what
 * @returns {Chart}
 */
export function overTime({ title, from, lines, say, range }) {
  return {
    title, say, range, of: t('chart.from'), names: from.map((each) => day(each)), at: from.map((each) => Date.parse(each) / 1000),
    lines: lines.map((line, n) => ({ ...line, colour: COLOURS[n % COLOURS.length] })),
  };
}

/** How wide the widest of them is drawn, in pixels. @param {string[]} texts */
function widest(texts) {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
  pen.font = FONT;
  return Math.ceil(Math.max(0, ...texts.map((text) => pen.measureText(text).width)));
}

class ChartView extends View {
  static properties = { chart: { attribute: false } };

  constructor() {
    super();
    /** @type {Chart | null} */
    this.chart = null;
    /** @type {number | null} where the pointer is */
    this.pointed = null;
    /** @type {any} */
    this.plot = null;
    this.again = () => this.draw();
  }

  connectedCallback() {
    super.connectedCallback();
    this.sized = new ResizeObserver(() => {
      const width = this.querySelector('.plot')?.clientWidth;
      if (this.plot && width && width !== this.plot.width) {
        this.plot.setSize({ width, height: HEIGHT });
      }
    });
    this.sized.observe(this);
    this.themed = new MutationObserver(this.again);
    this.themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.scheme = matchMedia('(prefers-color-scheme: dark)');
    this.scheme.addEventListener('change', this.again);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sized?.disconnect();
    this.themed?.disconnect();
    this.scheme?.removeEventListener('change', this.again);
    this.plot?.destroy();
    this.plot = null;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('chart')) {
      this.draw();
    }
  }

  /** @param {string} name of a property, whose value may differ between light and dark */
  colour(name) {
    const probe = /** @type {HTMLElement} */ (this.querySelector('.probe'));
    probe.style.setProperty('color', `var(${name})`);
    return getComputedStyle(probe).color;
  }

  async draw() {
    const { uPlot } = await imported('/console/core/uplot.js').catch(() => ({ uPlot: null }));
    const box = /** @type {HTMLElement | null} */ (this.querySelector('.plot'));
    const chart = this.chart;
    if (!uPlot || !box || !chart || !this.isConnected) {
      return;
    }
    this.plot?.destroy();
    const places = chart.at ?? chart.names.map((_, n) => n);
    this.plot = new uPlot(this.options(chart, box.clientWidth, uPlot.paths), [places, ...chart.lines.map((line) => line.values)], box);
    this.dataset.drawn = 'true';
  }

  /** @param {Chart} chart @param {number} width @param {any} paths */
  options(chart, width, paths) {
    const text = this.colour('--dim');
    const grid = { stroke: this.colour('--line'), width: 1 };
    const axis = { stroke: text, font: FONT, grid, ticks: grid };
    const parted = chart.names.map((name) => name.replace(PARTED, '\n'));
    const lines = Math.max(...parted.map((name) => name.split('\n').length));
    const names = (/** @type {any} */ _, /** @type {number[]} */ splits) => splits.map((at) => this.nameAt(chart, at));
    const across = chart.at ? { ...axis, space: WIDE, values: names } : { ...axis, grid: { show: false }, size: GAP + LINE * lines, splits: () => chart.names.map((_, n) => n), values: () => parted };
    const bars = chart.at ? {} : { paths: paths.bars({ size: [0.6, 48] }) };
    return {
      width, height: HEIGHT, legend: { show: false }, cursor: { y: false, drag: { x: false, y: false } },
      scales: { x: { time: false, ...(chart.at ? {} : { range: [-0.6, chart.names.length - 0.4] }) }, y: chart.range ? { range: chart.range } : {} },
      axes: [across, { ...axis, size: (/** @type {any} */ _, /** @type {string[] | null} */ values) => Math.max(WIDE, widest(values ?? []) + GAP), values: (/** @type {any} */ _, /** @type {number[]} */ splits) => splits.map(chart.say) }],
      series: [{}, ...chart.lines.map((line, n) => ({ stroke: this.colour(line.colour), fill: chart.at ? undefined : this.colour(line.colour), width: 2, dash: chart.at ? DASHES[n % DASHES.length] : [],
        spanGaps: true, points: { show: Boolean(chart.at), size: 5, fill: this.colour(line.colour) }, ...bars }))],
      hooks: { setCursor: [(/** @type {any} */ plot) => this.point(plot.cursor.idx ?? null)] },
    };
  }

  /** @param {Chart} chart @param {number} at */
  nameAt(chart, at) {
    const places = chart.at ?? chart.names.map((_, n) => n);
    const nearest = places.reduce((best, each, n) => (Math.abs(each - at) < Math.abs(places[best] - at) ? n : best), 0);
    return chart.names[nearest] ?? '';
  }

  /** @param {number | null} at */
  point(at) {
    if (at !== this.pointed) {
      this.pointed = at;
      this.requestUpdate();
    }
  }

  render() {
    const { chart, pointed } = this;
    if (!chart) {
      return nothing;
    }
    const said = (/** @type {number | null | undefined} */ value) => (value === null || value === undefined ? '-' : chart.say(value));
    return html`<figure class="chart"><figcaption>${chart.title}</figcaption><span class="probe" hidden></span>
      <div class="plot" role="img" aria-label=${t('chart.as-table', { what: chart.title })}></div>
      ${chart.at ? html`<ul class="legend" aria-hidden="true">${chart.lines.map((line) => html`<li><i class="c${line.colour}"></i>${line.name}${pointed === null ? nothing : html` <strong>${said(line.values[pointed])}</strong>`}</li>`)}
        ${pointed === null ? nothing : html`<li class="dim">${chart.names[pointed]}</li>`}</ul>` : nothing}
      <details><summary>${t('chart.table')}</summary><div class="scroll" tabindex="0"><table><thead><tr><th>${chart.of}</th>${chart.lines.map((line) => html`<th class="number">${line.name}</th>`)}</tr></thead>
        <tbody>${chart.names.map((name, n) => html`<tr><td>${name}</td>${chart.lines.map((line) => html`<td class="number">${said(line.values[n])}</td>`)}</tr>`)}</tbody></table></div></details></figure>`;
  }
}

customElements.define('bc-chart', ChartView);
