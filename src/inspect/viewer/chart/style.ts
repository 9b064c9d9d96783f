/** Colours can be set from outside, as custom properties of the chart's container. */
const css = `
.statechart {
  --paper: var(--chart-paper, light-dark(#f7f8fa, #14171c));
  --box: var(--chart-box, light-dark(#ffffff, #1e232b));
  --group: var(--chart-group, light-dark(rgb(20 30 60 / 3%), rgb(255 255 255 / 3%)));
  --border: var(--chart-border, light-dark(#c3c9d4, #414a58));
  --ink: var(--chart-ink, light-dark(#1c2330, #e6e9ef));
  --quiet: var(--chart-quiet, light-dark(#5a6474, #9aa5b5));
  --line: var(--chart-line, light-dark(#8d98a9, #6c798c));
  --active: var(--chart-active, light-dark(#1d5fd6, #6ea8ff));
  --active-box: var(--chart-active-box, light-dark(#e3edff, #1c3157));
  --flash: var(--chart-flash, light-dark(#c2570c, #ffb454));
  position: relative;
  display: block;
  width: 100%;
  height: 100%;
  overflow: hidden;
  background: var(--paper);
}
.statechart > svg {
  display: block;
  width: 100%;
  height: 100%;
  cursor: grab;
  touch-action: none;
  user-select: none;
}
.statechart > svg.moving { cursor: grabbing; }
.statechart > svg:focus-visible { outline: 2px solid var(--active); outline-offset: -2px; }
.statechart text { fill: var(--quiet); font: 400 11px var(--chart-font, system-ui, sans-serif); }
.statechart .name { fill: var(--ink); font-size: 14px; font-weight: 600; }
.statechart .far .name { font-size: 20px; transform: translateY(var(--middle, 0)); }
.statechart .far .invoke, .statechart .far .note, .statechart .far .label { display: none; }
.statechart .middle, .statechart .label text { text-anchor: middle; }
.statechart .frame, .statechart .inner {
  fill: var(--box);
  stroke: var(--border);
  stroke-width: 1.25;
  transition: fill .18s, stroke .18s;
}
.statechart .compound > .frame, .statechart .parallel > .frame { fill: var(--group); }
.statechart .parallel > .frame { stroke-dasharray: 5 4; }
.statechart .inner { fill: none; stroke-width: 1; }
.statechart .rule { stroke: var(--border); stroke-opacity: .55; fill: none; }
.statechart .line { fill: none; stroke: var(--line); stroke-width: 1.25; }
.statechart .reach { fill: none; stroke: transparent; stroke-width: 12; }
.statechart .head, .statechart .initial circle { fill: var(--line); }
.statechart .initial circle { fill: var(--ink); }
.statechart .initial .line { stroke: var(--ink); }
.statechart .initial .head { fill: var(--ink); }
.statechart .label rect { fill: var(--paper); fill-opacity: .92; }
.statechart .edge:hover .line { stroke: var(--active); stroke-width: 2; }
.statechart .edge:hover .head { fill: var(--active); }
.statechart .state.active > .frame, .statechart .state.active > .inner { stroke: var(--active); stroke-width: 1.75; }
.statechart .state.active:not(.compound, .parallel) > .frame { fill: var(--active-box); stroke-width: 2.25; }
.statechart .state.active > .name { fill: var(--active); }
.statechart .flash .line { animation: chart-line 1.4s ease-out; }
.statechart .flash .head { animation: chart-head 1.4s ease-out; }
.statechart .label.flash text, .statechart text.flash { animation: chart-text 1.4s ease-out; }
@keyframes chart-line { from, 35% { stroke: var(--flash); stroke-width: 3.5; } }
@keyframes chart-head { from, 35% { fill: var(--flash); } }
@keyframes chart-text { from, 35% { fill: var(--flash); font-weight: 600; } }
.statechart .nothing {
  position: absolute;
  inset: 0;
  display: grid;
  place-content: center;
  margin: 0;
  padding: 1rem;
  color: var(--quiet);
  text-align: center;
}
@media (prefers-reduced-motion: reduce) {
  .statechart .frame, .statechart .inner { transition: none; }
}
`;

let sheet: CSSStyleSheet | undefined;

/** Gives the page, or the shadow tree, the chart's styles: as a sheet, which strict policies allow. */
export const adoptStyle = (container: Node): void => {
  const root = container.getRootNode();
  const holder = root instanceof ShadowRoot ? root : document;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  if (!holder.adoptedStyleSheets.includes(sheet)) holder.adoptedStyleSheets.push(sheet);
};
