import { html, nothing, type TemplateResult } from 'lit';

export interface FieldFrame {
  id: string;
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  required?: boolean;
}

/** Label above, control, then the hint or what is wrong with it, tied together for screen readers. */
export function field(frame: FieldFrame, control: TemplateResult): TemplateResult {
  return html`<div class="field">
    <label for=${frame.id}>${frame.label}</label>
    ${control}
    ${frame.hint && !frame.fault ? html`<span class="hint" id="${frame.id}-hint">${frame.hint}</span>` : nothing}
    ${frame.fault ? html`<span class="fault" id="${frame.id}-fault" role="alert">${frame.fault}</span>` : nothing}
  </div>`;
}

/** The id `aria-describedby` should name. */
export function describedBy(frame: FieldFrame): string | typeof nothing {
  if (frame.fault) return `${frame.id}-fault`;
  return frame.hint ? `${frame.id}-hint` : nothing;
}
