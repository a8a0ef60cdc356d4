import { jsxTemplate } from 'preact/jsx-runtime';
import type { VNode } from 'preact';

/**
 * Markup that is already HTML, printed as it stands and without a wrapper. Only for markup that this
 * program made itself: the kit's own tests and help pages rendered from the shipped user guide.
 * Never for anything a person or another system wrote.
 */
export function RawHtml({ html }: { html: string }): VNode {
  return jsxTemplate([html]);
}
