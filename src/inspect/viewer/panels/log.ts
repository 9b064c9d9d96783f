import { html, type TemplateResult } from 'lit';
import * as t from '#io-ts';
import { valuePaths } from '../chart/active.js';
import { actorKey, type Picture } from '../picture.js';
import { fieldsOf } from '../read.js';
import type { Happening, ShownSnapshot } from '../record.js';
import type { NumberedHappening } from '../session.js';
import { listKeys } from './list-keys.js';

/** Rows drawn before and after the one that is looked at: enough to scroll, quick to draw. */
const [before, after] = [250, 60];

const snapshotText = ({ value, status }: ShownSnapshot): string => {
  const paths = valuePaths(value).join(', ');
  if (paths === '') return status;
  return status === 'active' || status === paths ? paths : `${paths} (${status})`;
};

const signs = { actor: '+', event: '→', snapshot: '●', stop: '×' } as const;
const kinds = { actor: 'actor', event: 'event', snapshot: 'state', stop: 'stopped' } as const;

const textOf = (happening: Happening): string => {
  switch (happening.kind) {
    case 'actor':
      return 'started';
    case 'event':
      return happening.event.type;
    case 'snapshot':
      return snapshotText(happening.snapshot);
    case 'stop':
      return 'stopped';
  }
};

const brief = (value: unknown): string => {
  if (t.UnknownArray.is(value)) return `[${value.length}]`;
  if (t.UnknownRecord.is(value)) return '{…}';
  const text = String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};

/** What an event carries, in a few words: the whole is beside the chart. */
const payloadText = (happening: Happening): string =>
  happening.kind === 'event'
    ? Object.entries(fieldsOf(happening.event.payload))
        .flatMap(([name, value]) => (name === 'type' ? [] : `${name}: ${brief(value)}`))
        .slice(0, 6)
        .join(', ')
    : '';

const clock = (time: number, start: number): string => {
  const seconds = Math.max(0, time - start) / 1_000;
  const minutes = Math.floor(seconds / 60);
  return `${minutes > 0 ? `${minutes}:` : ''}${(seconds % 60).toFixed(3).padStart(6, '0')}`;
};

export interface LogProps {
  readonly records: readonly NumberedHappening[];
  /** The number of the record that is looked at. */
  readonly current: number;
  readonly start: number;
  readonly names: Picture;
  readonly oneActor: boolean;
  /** Goes to the record of this number. */
  readonly goTo: (number: number) => void;
  readonly showOneActor: (one: boolean) => void;
}

/** What happened, a line each. */
export const logPanel = (props: LogProps): TemplateResult => {
  const { records, current, start, names, oneActor, goTo, showOneActor } = props;
  // The one looked at may be another actor's: then the last one before it.
  const index = records.findLastIndex(({ number }) => number <= current);
  const from = Math.max(0, index - before);
  const rows = records.slice(from, index + 1 + after);
  const later = records.length - from - rows.length;
  const select = (at: number) => {
    const record = records[at];
    if (record) goTo(record.number);
  };
  const nameOf = (happening: Happening) =>
    names.get(actorKey(happening))?.name ??
    (happening.kind === 'actor' ? happening.name : happening.sessionId);
  return html`<section class="panel log" aria-labelledby="log-title">
    <h2 id="log-title">
      Log <span class="count">${records.length}</span>
      <label class="switch">
        <input
          type="checkbox"
          .checked=${oneActor}
          @change=${() => showOneActor(!oneActor)}
        />This actor only
      </label>
    </h2>
    <div
      class="list"
      role="listbox"
      tabindex="0"
      aria-labelledby="log-title"
      aria-activedescendant=${index >= 0 ? `record-${records[index]?.number}` : ''}
      @keydown=${listKeys(index, records.length, select)}
    >
      ${from > 0 ? html`<div class="row more" role="presentation">… ${from} earlier</div>` : ''}
      ${rows.map(
        ({ number, happening }) =>
          html`<div
            id="record-${number}"
            class="row ${happening.kind} ${number > current ? 'ahead' : ''}"
            role="option"
            aria-selected=${number === records[index]?.number}
            @click=${() => goTo(number)}
          >
            <span class="time">${clock(happening.time, start)}</span>
            <span class="sign" aria-hidden="true">${signs[happening.kind]}</span>
            <span class="hidden">${kinds[happening.kind]}</span>
            <span class="text ${happening.kind === 'snapshot' ? 'path' : ''}" title=${textOf(happening)}
              ><bdi>${textOf(happening)}</bdi></span
            >
            <span class="payload" title=${payloadText(happening)}>${payloadText(happening)}</span>
            ${oneActor ? '' : html`<span class="name">${nameOf(happening)}</span>`}
          </div>`,
      )}
      ${later > 0 ? html`<div class="row more" role="presentation">… ${later} later</div>` : ''}
    </div>
  </section>`;
};
