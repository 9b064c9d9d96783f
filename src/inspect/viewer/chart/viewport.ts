import type { Area, Point } from './layout.js';

export interface Viewport {
  /** Shows the whole of an area. */
  readonly fit: (whole: Area) => void;
  /** Moves only as far as needed for the area to be seen. */
  readonly reveal: (area: Area) => void;
  readonly zoom: (factor: number, around?: Point) => void;
  readonly pan: (dx: number, dy: number) => void;
}

const most = 3;
/** Below this scale only the names of states can be read. */
const far = 0.55;

/** Moves and scales what an SVG shows, by its `viewBox`. */
export const viewport = (image: SVGSVGElement): Viewport => {
  let whole: Area = { x: 0, y: 0, width: 1, height: 1 };
  let view: Area = whole;
  const size = () => {
    const { width, height } = image.getBoundingClientRect();
    return { width: width || 1, height: height || 1 };
  };
  const scaleOf = ({ width, height }: Area) => {
    const own = size();
    return Math.min(own.width / width, own.height / height);
  };
  const set = (next: Area) => {
    view = next;
    const { x, y, width, height } = view;
    image.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
    image.classList.toggle('far', scaleOf(view) < far);
  };
  /** The part of the drawing's plane that can be seen: the view, and what is beside it. */
  const seen = (): Area => {
    const { width, height } = size();
    const scale = scaleOf(view);
    const [w, h] = [width / scale, height / scale];
    return {
      x: view.x - (w - view.width) / 2,
      y: view.y - (h - view.height) / 2,
      width: w,
      height: h,
    };
  };
  const shift = (from: number, span: number, start: number, length: number): number => {
    if (length > span) return start - from;
    if (start < from) return start - from;
    return Math.max(0, start + length - from - span);
  };
  return {
    fit: (area) => {
      whole = area;
      // A small chart is not blown up.
      const grow = Math.max(1, scaleOf(area) / 1.25);
      set({
        x: area.x - (area.width * (grow - 1)) / 2,
        y: area.y - (area.height * (grow - 1)) / 2,
        width: area.width * grow,
        height: area.height * grow,
      });
    },
    reveal: ({ x, y, width, height }) => {
      const now = seen();
      const dx = shift(now.x, now.width, x - 20, width + 40);
      const dy = shift(now.y, now.height, y - 20, height + 40);
      if (dx !== 0 || dy !== 0) set({ ...view, x: view.x + dx, y: view.y + dy });
    },
    zoom: (factor, around) => {
      const now = seen();
      const scale = size().width / now.width;
      const least = scaleOf(whole) / 2;
      const next = Math.max(Math.min(scale * factor, most), Math.min(least, most));
      const by = scale / next;
      const box = image.getBoundingClientRect();
      const point = around
        ? { x: now.x + (around.x - box.x) / scale, y: now.y + (around.y - box.y) / scale }
        : { x: now.x + now.width / 2, y: now.y + now.height / 2 };
      set({
        x: point.x - (point.x - now.x) * by,
        y: point.y - (point.y - now.y) * by,
        width: now.width * by,
        height: now.height * by,
      });
    },
    pan: (dx, dy) => {
      const scale = size().width / seen().width;
      set({ ...view, x: view.x - dx / scale, y: view.y - dy / scale });
    },
  };
};
