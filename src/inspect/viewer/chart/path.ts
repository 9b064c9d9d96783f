import type { Point } from './layout.js';

const between = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.min(distance / length, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
};

const at = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

/** A line around corners, which are rounded. */
export const roundedPath = (points: readonly Point[], radius = 7): string =>
  points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before) return `M${at(point)}`;
      if (!after) return `L${at(point)}`;
      return `L${at(between(point, before, radius))}Q${at(point)} ${at(between(point, after, radius))}`;
    })
    .join('');

/** The head of an arrow that ends here. */
export const arrowHead = (points: readonly Point[], size = 7): string => {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const [bx, by] = [tip.x - dx * size, tip.y - dy * size];
  const half = size * 0.55;
  return `M${at(tip)}L${at({ x: bx - dy * half, y: by + dx * half })}L${at({ x: bx + dy * half, y: by - dx * half })}Z`;
};
