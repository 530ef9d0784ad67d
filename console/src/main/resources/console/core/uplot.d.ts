/** What the pages use of uPlot, for the type checker alone; browsers get core/uplot.js. */
export class uPlot {
  constructor(options: any, data: (number | null)[][], where: HTMLElement);
  static paths: { bars: (how: any) => any };
  cursor: { idx?: number | null };
  setSize(size: { width: number; height: number }): void;
  destroy(): void;
}
