import { LitElement, nothing, type PropertyDeclarations, type PropertyValues, render } from 'lit';
import type { FlowInspector, FlowOptions } from '../view/connector-auth.js';
import { focusStep } from './focus.js';

/** A running flow, as far as every element knows it. */
export interface Flow<View, Outcome> {
  subscribe(listener: (view: View) => void): () => void;
  readonly done: Promise<Outcome>;
  cancel(): void;
  stop(): void;
}

// What is only about looks or words; a change of anything else starts over.
const looks: readonly PropertyKey[] = ['messages', 'connectorMessages', 'shown'];

/** For an object that a page writes anew at each of its own renderings. */
export const changedJson = (value: unknown, before: unknown): boolean =>
  JSON.stringify(value) !== JSON.stringify(before);

export const tell = (name: string, detail: unknown): CustomEvent =>
  new CustomEvent(name, { detail, bubbles: true, composed: true });

/**
 * What the elements share: a flow begins when its element is connected, and ends, cancelled, when it is disconnected.
 * A store given to it is its host's: it is drawn, and neither started nor ended.
 */
export abstract class FlowElement<
  View extends object,
  Outcome,
  Store extends Flow<View, Outcome>,
  Api,
> extends LitElement {
  static override properties: PropertyDeclarations = {
    gatewayUrl: { attribute: 'gateway-url' },
    store: { attribute: false },
    api: { attribute: false },
    inspect: { attribute: false },
    messages: { attribute: false },
    shown: { state: true },
  };

  declare gatewayUrl: string | undefined;
  /** A running flow of the host's own, to be drawn. */
  declare store: Store | undefined;
  /** The way to Cyclr, in place of `gatewayUrl`. */
  declare api: Api | undefined;
  /** Watches the flow: one of the inspectors of `cyclr-auth-machine/inspect`. */
  declare inspect: FlowInspector | undefined;
  declare protected shown: View | undefined;

  #running: { readonly flow: Store; readonly end: () => void } | undefined;
  #focused = false;
  #drawn = '';
  #error: unknown;
  #beginning = false;
  #stale = false;
  #waiting: CustomEvent[] = [];

  /** The flow the element runs by itself; nothing where it has not been told enough. */
  protected abstract ownFlow(options: FlowOptions<Api>): Store | undefined;
  /** The way to Cyclr through the gateway that is mounted there. */
  protected abstract apiAt(gatewayUrl: string): Api;
  /** Which place of the flow this is: the focus is taken along to another one. */
  protected abstract placeOf(view: View): string;

  /** What to tell of a change from one view to the next. */
  protected eventsOf(_view: View, _before: View | undefined): readonly CustomEvent[] {
    return [];
  }

  /** What to tell of the end. */
  protected endOf(_outcome: Outcome): readonly CustomEvent[] {
    return [];
  }

  /** For a button; nothing where the flow is the host's. */
  protected get restarts(): (() => void) | undefined {
    return this.store ? undefined : () => this.restart();
  }

  protected get flow(): Store | undefined {
    return this.#running?.flow;
  }

  /** What is shown; nothing before the flow has begun. */
  get view(): View | undefined {
    return this.shown;
  }

  /** Leaves the flow for a new one, as after the user has cancelled. A store that was given is its host's, and stays. */
  restart(): void {
    this.#stale = true;
    this.requestUpdate();
  }

  /** Moves the focus to where the step goes on. */
  override focus(): void {
    focusStep(this.renderRoot);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Not `:focus-within`: while a sign-in window has the user, nothing in this one matches `:focus`.
    this.#focused = this.shadowRoot?.activeElement != null;
    const changes = [...changed.keys()].some((name) => !looks.includes(name));
    if (!this.#running || this.#stale || changes) this.#begin();
  }

  protected override updated(): void {
    if (this.shown) this.#follow(this.shown);
    for (const event of this.#waiting.splice(0)) this.dispatchEvent(event);
  }

  /** Takes the focus along to a new step, or back to what is wrong: each refusal is an error of its own. */
  #follow(view: View): void {
    const [drawn, error] = [this.placeOf(view), 'error' in view ? view.error : undefined];
    const moved = drawn !== this.#drawn || (error && error !== this.#error);
    // Nobody is taken away from another part of the page.
    if (moved && this.#focused) this.focus();
    this.#drawn = drawn;
    this.#error = error;
  }

  #begin(): void {
    this.#stale = false;
    this.#end();
    if (!this.isConnected) return;
    const { store: given, inspect, gatewayUrl } = this;
    const api = this.api ?? (gatewayUrl && this.apiAt(gatewayUrl));
    const flow = given ?? (api ? this.ownFlow({ api, ...(inspect && { inspect }) }) : undefined);
    if (!flow) return;
    this.#beginning = true;
    const unsubscribe = flow.subscribe((view) => {
      const events = this.eventsOf(view, this.shown);
      this.shown = view;
      // The first are told after the update: a listener may well remove or change the element.
      if (this.#beginning) this.#waiting.push(...events);
      else for (const event of events) this.dispatchEvent(event);
    });
    this.#beginning = false;
    this.#running = {
      flow,
      end: () => {
        unsubscribe();
        if (given) return;
        flow.cancel();
        flow.stop();
      },
    };
    void flow.done.then((outcome) => {
      if (this.flow === flow) for (const event of this.endOf(outcome)) this.dispatchEvent(event);
    });
  }

  #end(): void {
    // What was typed for one flow must not show up in the next one's form.
    if (this.#running) render(nothing, this.renderRoot, this.renderOptions);
    this.#running?.end();
    this.#running = undefined;
    this.#waiting = [];
    this.shown = undefined;
  }
}
