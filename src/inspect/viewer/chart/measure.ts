/** The width of a text in px. */
export type Measure = (text: string, font: Font) => number;

/** The chart's kinds of text; sizes in px. */
export const fonts = {
  name: { size: 14, weight: 600 },
  /** A name in a chart that is seen from afar. */
  farName: { size: 20, weight: 600 },
  detail: { size: 11, weight: 400 },
  label: { size: 11, weight: 400 },
} as const;
export type Font = keyof typeof fonts;

/** Widths in the font that the chart will be shown in. */
export const measureIn = (family: string): Measure => {
  const canvas = document.createElement('canvas').getContext('2d');
  return (text, font) => {
    const { size, weight } = fonts[font];
    if (!canvas) return text.length * size * 0.58;
    canvas.font = `${weight} ${size}px ${family}`;
    return canvas.measureText(text).width;
  };
};

/** The text, cut off where it gets too long for a drawing; the whole is in the tooltip. */
export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
