import type { Viewport } from './viewport.js';

export interface Gestures {
  /** Zooms by the wheel alone; otherwise only with Ctrl or ⌘, and the wheel scrolls the page. */
  readonly wheelZooms: boolean;
  readonly fit: () => void;
}

const step = 40;

/** Lets a person move the chart: by pointer, pinch, wheel, and keys. */
export const listen = (image: SVGSVGElement, view: Viewport, { wheelZooms, fit }: Gestures) => {
  const pointers = new Map<number, PointerEvent>();
  const spread = () => {
    const [one, two] = [...pointers.values()];
    return one && two ? Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY) : 0;
  };
  const release = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
    image.classList.toggle('moving', pointers.size > 0);
  };
  image.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, event);
    image.setPointerCapture(event.pointerId);
    image.classList.add('moving');
  });
  image.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const apart = spread();
    pointers.set(event.pointerId, event);
    if (pointers.size === 1) {
      view.pan(event.clientX - before.clientX, event.clientY - before.clientY);
    } else if (apart > 0) {
      view.zoom(spread() / apart, { x: event.clientX, y: event.clientY });
    }
  });
  image.addEventListener('pointerup', release);
  image.addEventListener('pointercancel', release);
  image.addEventListener(
    'wheel',
    (event) => {
      if (!wheelZooms && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      view.zoom(Math.exp(-event.deltaY / 400), { x: event.clientX, y: event.clientY });
    },
    { passive: false },
  );
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => view.pan(step, 0),
    ArrowRight: () => view.pan(-step, 0),
    ArrowUp: () => view.pan(0, step),
    ArrowDown: () => view.pan(0, -step),
    '+': () => view.zoom(1.25),
    '=': () => view.zoom(1.25),
    '-': () => view.zoom(0.8),
    '0': fit,
  };
  image.addEventListener('keydown', (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
};
