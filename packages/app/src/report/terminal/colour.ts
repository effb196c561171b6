import type { Outcome } from '@ancrage/judge';

/** What is set off in a terminal. The words say it all without. */
export type Ink = 'strong' | 'soft' | 'warn' | Outcome;

const CODES: Readonly<Record<Ink, string>> = {
  strong: '1',
  soft: '2',
  warn: '1;33',
  met: '32',
  'not-met': '31',
  'not-proven': '33',
  'not-verifiable': '35',
  'not-applicable': '2',
};

/** Colours text where colour was asked for. */
export type Paint = (ink: Ink, text: string) => string;

export function painter(colour: boolean): Paint {
  return (ink, text) => (colour && text !== '' ? `\u001b[${CODES[ink]}m${text}\u001b[0m` : text);
}
