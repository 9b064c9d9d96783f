/**
 * A coloured square with two letters, as the `data:` URL Cyclr sends for an icon.
 *
 * @param bytes its least size, made up with white space
 */
export const icon = (letters: string, colour: string, bytes = 0): string => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48"><rect width="48" height="48" rx="10" fill="${colour}"/><text x="24" y="31" fill="#fff" font-family="sans-serif" font-size="20" text-anchor="middle">${letters}</text></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg.padEnd(bytes)).toString('base64')}`;
};
