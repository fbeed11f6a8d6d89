import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/**
 * Sets custom properties on an element: `<div ${cssVars({ '--top': '25%' })}>`.
 * Through the style object, because a style attribute is refused by our Content-Security-Policy.
 */
class CssVars extends Directive {
  render(_values: Record<string, string | number>) {
    return noChange;
  }

  override update(part: ElementPart, [values]: [Record<string, string | number>]) {
    for (const [name, value] of Object.entries(values)) {
      (part.element as HTMLElement).style.setProperty(name, String(value));
    }
    return noChange;
  }
}

export const cssVars = directive(CssVars);
