/** The one place that knows where uPlot lies; its style is fetched with it. */
import uPlot from '/console/lib/uplot/dist/uPlot.esm.js';

const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = '/console/lib/uplot/dist/uPlot.min.css';
document.head.append(style);

export { uPlot };
