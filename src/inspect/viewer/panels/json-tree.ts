import { html, type TemplateResult } from 'lit';
import * as t from '#io-ts';

// Beyond these a tree is not read but searched, and a page would take long to draw it.
const deepest = 20;
const mostEntries = 100;
const longest = 400;

const leaf = (value: unknown): TemplateResult => {
  if (typeof value === 'string') {
    const text = value.length > longest ? `${value.slice(0, longest)}…` : value;
    return html`<span class="string">${JSON.stringify(text)}</span>`;
  }
  return html`<span class=${value === null ? 'null' : typeof value}>${String(value)}</span>`;
};

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] | undefined =>
  t.UnknownArray.is(value) || t.UnknownRecord.is(value) ? Object.entries(value) : undefined;

const brief = (value: unknown, count: number): string => {
  if (t.UnknownArray.is(value)) return count === 0 ? '[]' : `[${count}]`;
  return count === 0
    ? '{}'
    : `{${Object.keys(Object(value)).slice(0, 4).join(', ')}${count > 4 ? ', …' : ''}}`;
};

const differs = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);

const label = (name: string | undefined, changed: boolean) =>
  name === undefined
    ? ''
    : html`<span class="key ${changed ? 'changed' : ''}">${name}${changed ? html`<span class="hidden"> (changed)</span>` : ''}</span>`;

const entry = (
  name: string | undefined,
  value: unknown,
  changed: boolean,
  open: number,
  depth: number,
): TemplateResult => {
  const entries = depth < deepest ? entriesOf(value) : undefined;
  if (!entries || entries.length === 0) {
    const shown = entries ? html`<span class="null">${brief(value, 0)}</span>` : leaf(value);
    return html`<div class="leaf">${label(name, changed)}${shown}</div>`;
  }
  const more = entries.length - mostEntries;
  return html`<details ?open=${depth < open}>
    <summary>${label(name, changed)}<span class="brief">${brief(value, entries.length)}</span></summary>
    <div class="inner">
      ${entries.slice(0, mostEntries).map(([key, one]) => entry(key, one, false, open, depth + 1))}
      ${more > 0 ? html`<div class="leaf null">… ${more} more</div>` : ''}
    </div>
  </details>`;
};

/**
 * Data as a tree to open and close.
 *
 * @param before the same data earlier: members that have changed since are marked
 */
export const jsonTree = (value: unknown, before?: unknown): TemplateResult => {
  const entries = entriesOf(value);
  if (!entries) return html`<div class="tree">${entry(undefined, value, false, 1, 0)}</div>`;
  const earlier = new Map(entriesOf(before) ?? []);
  const marked = (key: string, one: unknown) =>
    before !== undefined && differs(one, earlier.get(key));
  return html`<div class="tree">
    ${
      entries.length === 0
        ? html`<div class="leaf null">${brief(value, 0)}</div>`
        : entries.slice(0, mostEntries).map(([key, one]) => entry(key, one, marked(key, one), 0, 0))
    }
  </div>`;
};
