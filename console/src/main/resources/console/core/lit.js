/** The one place that knows where Lit lies. Pages render into the document itself, under one stylesheet. */
import { LitElement, html, svg, nothing, noChange } from '/console/lib/lit-element/lit-element.js';
import { repeat } from '/console/lib/lit-html/directives/repeat.js';
import { live } from '/console/lib/lit-html/directives/live.js';
import { Directive, directive } from '/console/lib/lit-html/directive.js';
import { onRoute } from './router.js';
import { store } from './store.js';

export { html, svg, nothing, noChange, repeat, live };

/** A component without a shadow, drawn anew whenever the store or the address changes. */
export class View extends LitElement {
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const ends = [store.subscribe(() => this.requestUpdate()), onRoute(() => this.requestUpdate())];
    this.unsubscribe = () => ends.forEach((end) => end());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unsubscribe?.();
  }

  /**
   * What the loaded data depends on, as one word: where it changes, they are loaded anew. Null while nothing is to be loaded.
   * @returns {string | null}
   */
  dependsOn() {
    return null;
  }

  /** Overridden by whoever loads something. */
  load() {}

  willUpdate() {
    const now = this.dependsOn();
    if (now !== null && now !== this.loadedFor) {
      this.loadedFor = now;
      this.load();
    }
  }
}

/** Sets properties of the style through the object model, which the content security policy allows; an attribute it would not. */
class Styled extends Directive {
  /** @param {any} part @param {[Record<string, string>]} values */
  update(part, [values]) {
    for (const [name, value] of Object.entries(values)) {
      part.element.style.setProperty(name, value);
    }
    return undefined;
  }

  render() {
    return undefined;
  }
}

export const styled = directive(Styled);
