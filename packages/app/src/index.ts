/** The application is its commands; nothing imports it. */
export { terminalLanguage } from './cli/terminal-language.ts';
