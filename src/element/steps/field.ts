import { html, nothing, type TemplateResult } from 'lit';
import type { Control } from './controls.js';

export interface FieldTemplate {
  /** Unique in the form. */
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  /** Beside the label. */
  readonly mark?: string | undefined;
  readonly input: Control;
}

/** A label, a control, its help and its error, tied together for those who do not see them side by side. */
export const field = ({ name, label, help, error, mark, input }: FieldTemplate): TemplateResult => {
  // A list of ids is split at white space, which a name may have.
  const id = `field-${encodeURIComponent(name.toWellFormed())}`;
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return html`<div part="field">
    <label part="label" for=${id}>${label}${mark ? html` <span part="mark">${mark}</span>` : nothing}</label>
    ${input({ id, describedBy, invalid: error ? 'true' : 'false' })}
    ${help ? html`<p part="help" id="${id}-help">${help}</p>` : nothing}
    ${error ? html`<p part="field-error" id="${id}-error">${error}</p>` : nothing}
  </div>`;
};
