/** What the pages use of Lit, for the type checker alone; browsers get core/lit.js. */
export const html: (parts: TemplateStringsArray, ...values: any[]) => any;
export const svg: (parts: TemplateStringsArray, ...values: any[]) => any;
export const nothing: any;
export const noChange: any;
export function repeat<T>(items: T[], key: (item: T) => unknown, template: (item: T, index: number) => any): any;
export function live(value: any): any;
export function styled(values: Record<string, string>): any;
export class View extends HTMLElement {
  connectedCallback(): void;
  disconnectedCallback(): void;
  requestUpdate(): void;
  readonly updateComplete: Promise<boolean>;
  willUpdate(changed?: any): any;
  dependsOn(): string | null;
  load(): any;
  updated(changed?: any): void;
  firstUpdated(changed?: any): void;
  render(): any;
}
