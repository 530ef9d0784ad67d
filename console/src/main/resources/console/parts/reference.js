/** A number that a step was proven by, under the name that it has. */
import { html, nothing } from '../core/lit.js';

/** @param {{label: string, number: string} | null} found */
export function reference(found) {
  return found ? html` <span class="reference"><span class="dim">${found.label}</span> <bdi class="mono">${found.number}</bdi></span>` : nothing;
}
