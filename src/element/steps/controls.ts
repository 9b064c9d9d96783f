import { html, nothing, type TemplateResult } from 'lit';

/** What a control has to carry, so that it belongs to its label, its help and its error. */
export interface ControlAttributes {
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: 'true' | 'false';
}

export type Control = (attributes: ControlAttributes) => TemplateResult;

interface ControlOptions {
  readonly name: string;
  /** Default: it has to be filled in. */
  readonly required?: boolean;
  /** Default: the browser neither offers nor remembers anything. */
  readonly autocomplete?: string;
}

/** A line of text: a name, an address, an id. No prose, so it is neither capitalised nor sent to a spelling checker. */
export const textInput =
  ({
    name,
    required = true,
    autocomplete = 'off',
    value = '',
    inputMode,
    options,
  }: ControlOptions & {
    readonly value?: string | undefined;
    readonly inputMode?: string | undefined;
    /** What can be chosen in place of typing. */
    readonly options?: readonly TemplateResult[];
  }): Control =>
  ({ id, describedBy, invalid }) =>
    html`<input part="input" type="text" dir="auto" id=${id} name=${name} ?required=${required}
      autocomplete=${autocomplete} autocapitalize="none" spellcheck="false" inputmode=${inputMode ?? nothing}
      list=${options ? `${id}-options` : nothing} aria-describedby=${describedBy || nothing}
      aria-invalid=${invalid} .value=${value}>
      ${options ? html`<datalist id="${id}-options">${options}</datalist>` : nothing}`;

/** A secret. It is never filled in by us. */
export const maskedInput =
  ({ name, required = true, autocomplete = 'off' }: ControlOptions): Control =>
  ({ id, describedBy, invalid }) =>
    html`<input part="input" type="password" id=${id} name=${name} ?required=${required}
      autocomplete=${autocomplete} aria-describedby=${describedBy || nothing} aria-invalid=${invalid}>`;
