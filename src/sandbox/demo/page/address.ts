import type { OAuthMode } from '../../../element/index.js';

/** What is about one connector of the account. */
export interface TaskOfOne {
  readonly kind: 'connector' | 'disconnect' | 'remove';
  readonly id: number;
}

/** What the page is to do. */
export type Task =
  | { readonly kind: 'nothing' }
  /** All connectors, one after another. */
  | { readonly kind: 'account' }
  | TaskOfOne
  /** A release of the catalogue. */
  | { readonly kind: 'install'; readonly id: number }
  | { readonly kind: 'template'; readonly id: string };

export const isOfOne = (task: Task): task is TaskOfOne =>
  ['connector', 'disconnect', 'remove'].includes(task.kind);

/** What has to outlast a trip to a sign-in page and back is in the page's own address. */
export interface Place {
  readonly task: Task;
  readonly mode: OAuthMode;
  readonly reauthenticate: boolean;
  /** Make a call that shows whether what was stored works. */
  readonly verify: boolean;
}

const modes: readonly OAuthMode[] = ['popup', 'redirect', 'link'];
const kinds = ['connector', 'install', 'disconnect', 'remove'] as const;

const readTask = (query: URLSearchParams): Task => {
  for (const kind of kinds) {
    const id = Number(query.get(kind));
    if (Number.isSafeInteger(id) && id > 0) return { kind, id };
  }
  const id = query.get('template');
  if (id) return { kind: 'template', id };
  return query.has('account') ? { kind: 'account' } : { kind: 'nothing' };
};

export const readPlace = (): Place => {
  const query = new URLSearchParams(location.search);
  return {
    task: readTask(query),
    mode: modes.find((mode) => mode === query.get('mode')) ?? 'popup',
    reauthenticate: query.has('reauthenticate'),
    verify: query.has('verify'),
  };
};

export const writePlace = ({ task, mode, reauthenticate, verify }: Place): void => {
  const query = new URLSearchParams({
    ...(task.kind !== 'nothing' && { [task.kind]: 'id' in task ? String(task.id) : '' }),
    mode,
    ...(reauthenticate && { reauthenticate: '' }),
    ...(verify && { verify: '' }),
  });
  history.replaceState(null, '', `?${query}`);
};
