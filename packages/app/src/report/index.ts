/** How a report is shown: in a terminal, as one HTML file, as a map. */
export { renderTerminal, type TerminalOptions } from './terminal/render-terminal.ts';
export { renderHtml } from './page/render-html.ts';
export { renderMap } from './map/render-map.ts';
