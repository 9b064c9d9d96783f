import type { Area, Point } from './layout.js';

export interface Viewport {
  /** Shows the whole of an area. */
  readonly fit: (whole: Area) => void;
  /** Shows the whole where that can be read, or else as much of it as can be, around a part. */
  readonly open: (whole: Area, part: Area) => void;
  /** Goes there, unless it is seen already. */
  readonly reveal: (area: Area) => void;
  readonly zoom: (factor: number, at?: Point) => void;
  readonly pan: (dx: number, dy: number) => void;
}

const most = 3;
/** Below this scale only the names of states can be read. */
const far = 0.55;
/** The scale at which a chart is opened that cannot be read as a whole. */
const close = 0.85;
/** How near to the edge of what is seen, as a part of it, is no longer looked at. */
const edge = 0.12;

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
  /** The start of a span around a middle, not further out of the whole than needed. */
  const around = (middle: number, span: number, start: number, length: number): number =>
    span >= length
      ? start - (span - length) / 2
      : Math.max(start, Math.min(middle - span / 2, start + length - span));
  const centre = ({ x, y, width, height }: Area, scale: number) => {
    const own = size();
    const [w, h] = [own.width / scale, own.height / scale];
    set({
      x: around(x + width / 2, w, whole.x, whole.width),
      y: around(y + height / 2, h, whole.y, whole.height),
      width: w,
      height: h,
    });
  };
  const fit = (area: Area) => {
    whole = area;
    // A small chart is not blown up.
    const grow = Math.max(1, scaleOf(area) / 1.25);
    set({
      x: area.x - (area.width * (grow - 1)) / 2,
      y: area.y - (area.height * (grow - 1)) / 2,
      width: area.width * grow,
      height: area.height * grow,
    });
  };
  return {
    fit,
    open: (area, part) => {
      fit(area);
      if (scaleOf(area) < far) centre(part, close);
    },
    reveal: (area) => {
      const now = seen();
      const [dx, dy] = [now.width * edge, now.height * edge];
      const inside =
        area.x >= now.x + dx &&
        area.y >= now.y + dy &&
        area.x + area.width <= now.x + now.width - dx &&
        area.y + area.height <= now.y + now.height - dy;
      if (!inside) centre(area, size().width / now.width);
    },
    zoom: (factor, at) => {
      const now = seen();
      const scale = size().width / now.width;
      const least = scaleOf(whole) / 2;
      const next = Math.max(Math.min(scale * factor, most), Math.min(least, most));
      const by = scale / next;
      const box = image.getBoundingClientRect();
      const point = at
        ? { x: now.x + (at.x - box.x) / scale, y: now.y + (at.y - box.y) / scale }
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
