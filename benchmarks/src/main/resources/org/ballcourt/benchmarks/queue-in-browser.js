// Played into the console's page by QueueInBrowser; everything is told as text.
async () => {
  const { go } = await import('/console/core/router.js');
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration))).observe({ type: 'longtask' });
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const figures = (found) => {
    const sorted = [...found].sort((a, b) => a - b);
    return sorted.length === 0 ? 'none' : `median ${Math.round(sorted[sorted.length >> 1])}, longest ${Math.round(sorted.at(-1))} ms`;
  };
  const rows = () => document.querySelectorAll('.rows > .line').length;
  const queue = () => document.querySelector('bc-queue');

  /** From the click to the first frame in which the rows of that question, or that there are none, stand there; five times. */
  async function firstRows(address) {
    const took = [];
    const stood = [];
    for (let turn = 0; turn < 5; turn++) {
      go('/people');
      while (queue()) await frame();
      tasks.length = 0;
      const begun = performance.now();
      go(address);
      while (!queue() || queue().data.late || queue().data.loading || !(rows() || document.querySelector('.queue .empty'))) await frame();
      await frame();
      took.push(performance.now() - begun);
      await new Promise((done) => setTimeout(done, 300));
      stood.push(...tasks);
    }
    return `${figures(took)} (${rows()} rows); tasks over 50 ms: ${stood.length}, ${figures(stood)}`;
  }

  /** Forty rows a frame, as fast as anybody can turn a wheel, until so many rows were passed. */
  async function scroll(wanted) {
    go('/people');
    while (queue()) await frame();
    go('/queue');
    while (!rows()) await frame();
    const main = document.querySelector('main');
    tasks.length = 0;
    const frames = [];
    const waits = [];
    let waited = 0;
    let empty = 0;
    const begun = performance.now();
    let last = begun;
    let passed = 0;
    while (passed < wanted) {
      const before = main.scrollTop;
      main.scrollBy({ top: 40 * queue().height(), behavior: 'instant' });
      await frame();
      const now = performance.now();
      frames.push(now - last);
      const atEnd = main.scrollTop === before;
      if (atEnd && queue().data.cursor) waited += now - last;
      else if (waited) { waits.push(waited); waited = 0; }
      if (!rows()) empty++;
      last = now;
      passed = Math.round(main.scrollTop / queue().height());
      if (atEnd && !queue().data.cursor) break;
    }
    return `${passed} rows in ${Math.round(last - begun)} ms; frames: ${figures(frames)}; waiting for rows ${waits.length} times, ${figures(waits)}; frames without rows: ${empty}; tasks over 50 ms: ${tasks.length}, ${figures(tasks)}`;
  }

  window.measured = { firstRows, scroll };
}
