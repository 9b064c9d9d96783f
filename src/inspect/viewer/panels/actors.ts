import { html, type TemplateResult } from 'lit';
import { valuePaths } from '../chart/active.js';
import { type Actor, actorTree, type Picture, statusOf } from '../picture.js';
import { listKeys } from './list-keys.js';

const stateText = ({ snapshot }: Actor): string => valuePaths(snapshot.value).join(', ');

/** The actors as a tree: what each is called, how it is, and the state it is in. */
export const actorsPanel = (
  picture: Picture,
  shown: Actor | undefined,
  choose: (key: string) => void,
): TemplateResult => {
  const nodes = actorTree(picture);
  const index = nodes.findIndex(({ actor }) => actor.key === shown?.key);
  const select = (at: number) => {
    const node = nodes[at];
    if (node) choose(node.actor.key);
  };
  return html`<section class="panel actors" aria-labelledby="actors-title">
    <h2 id="actors-title">Actors <span class="count">${nodes.length}</span></h2>
    <div
      class="list"
      role="tree"
      tabindex="0"
      aria-labelledby="actors-title"
      aria-activedescendant=${index >= 0 ? `actor-${index}` : ''}
      @keydown=${listKeys(index, nodes.length, select)}
    >
      ${nodes.map(
        ({ actor, level }, at) =>
          html`<div
            id="actor-${at}"
            class="row level-${Math.min(level, 8)} ${statusOf(actor)}"
            role="treeitem"
            aria-level=${level}
            aria-selected=${at === index}
            title="${actor.name} (${actor.sessionId})"
            @click=${() => choose(actor.key)}
          >
            <span class="dot" aria-hidden="true"></span>
            <span class="name">${actor.name}</span>
            <span class="what path"><bdi>${stateText(actor)}</bdi></span>
            <span class="status">${statusOf(actor)}</span>
          </div>`,
      )}
    </div>
  </section>`;
};
