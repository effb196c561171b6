// What a page of the guide shows of commands and their answers, and whether an answer is what the page shows.
//
// Commands stand in blocks marked `console`, each after `$ `; what follows is what it prints. A line `[…]` stands for any lines.
// Comments of the page, which no reader sees, say the rest, just above a block:
//
//   <!-- not run: why -->             the block is only shown
//   <!-- varies: keys, instants -->   what differs from run to run, of the kinds in VARYING
//   <!-- takes: <path> as <path> -->  a file of this machine (from the root of the repository), copied to where commands find it
//
// A block of another kind holds no command of ours, unless it says `not run`.

/** Any lines, none included. */
const ANY_LINES = '[…]';

/** What may differ from run to run where a block says so; everything else is compared as it is. */
export const VARYING = {
  /** Keys and their digests in base64url, of 32 bytes or more. */
  keys: /[A-Za-z0-9_-]{43,}/g,
  /** Moments of ISO 8601, to the second. */
  instants: /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g,
  /** Days of ISO 8601. */
  dates: /\b\d{4}-\d{2}-\d{2}\b/g,
  /** SHA-256 in hexadecimal. */
  digests: /\b[0-9a-f]{64}\b/g,
} as const;
type Varying = keyof typeof VARYING;

/** A command and what the page says that it prints. */
export interface PageCommand {
  readonly kind: 'command';
  /** Where the command stands in the page, counted from 1. */
  readonly line: number;
  readonly command: string;
  readonly shown: string;
  readonly varies: readonly Varying[];
  /** Lines of the page that hold `shown`, counted from 0: from the first to before the last. */
  readonly from: number;
  readonly to: number;
}

/** A file that commands need and the repository does not have. */
export interface PageTake {
  readonly kind: 'take';
  readonly line: number;
  readonly path: string;
  readonly as: string;
}

/** A page as what is to be done, what it sets aside and what is wrong in it. */
export interface GuidePage {
  readonly steps: readonly (PageCommand | PageTake)[];
  readonly notRun: readonly { readonly line: number; readonly why: string }[];
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** The commands of a page of Markdown. */
export function readGuidePage(text: string): GuidePage {
  const steps: (PageCommand | PageTake)[] = [];
  const notRun: { line: number; why: string }[] = [];
  const faults: { line: number; message: string }[] = [];
  const lines = text.split('\n');
  /** What comments above the next block say. */
  let why: string | undefined;
  let varies: Varying[] = [];
  let said = 0;
  const fault = (at: number, message: string): void => void faults.push({ line: at + 1, message });
  const forget = (at: number): void => {
    if (why !== undefined || varies.length > 0) fault(at, `what line ${said} says is about no block`);
    why = undefined;
    varies = [];
  };

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const comment = /^\s*<!-- (not run|varies|takes): (.+) -->$/.exec(line);
    const fence = /^ *(```+)(.*)$/.exec(line);
    if (comment) {
      said = at + 1;
      const value = comment[2] ?? '';
      if (comment[1] === 'not run') why = value;
      else if (comment[1] === 'varies') {
        for (const word of value.split(/, */)) {
          if (word in VARYING) varies.push(word as Varying);
          else fault(at, `varies: ${word} is none of ${Object.keys(VARYING).join(', ')}`);
        }
      } else {
        const [path, as] = value.split(' as ');
        if (path === undefined || as === undefined) fault(at, 'takes: <path> as <path>');
        else steps.push({ kind: 'take', line: at + 1, path, as });
      }
      continue;
    }
    if (!fence) {
      forget(at);
      continue;
    }
    let end = at + 1;
    while (end < lines.length && (lines[end] ?? '').trim() !== fence[1]) end++;
    if (end === lines.length) fault(at, 'this block has no end');
    if (why !== undefined) {
      notRun.push({ line: at + 1, why });
      why = undefined;
    } else if (fence[2] === 'console') {
      steps.push(...commandsOf(lines, at + 1, end, varies, fault));
      varies = [];
    } else if (lines.slice(at + 1, end).some((inside) => /^\s*(?:\$ |(?:\.\/)?ancrage )/.test(inside))) {
      fault(at, 'commands stand in a block `console`, after `$ `, or below <!-- not run: why -->');
    }
    forget(at);
    at = end;
  }
  return { steps, notRun, faults };
}

/** The commands of one block, between two lines. */
function commandsOf(
  lines: readonly string[],
  start: number,
  end: number,
  varies: readonly Varying[],
  fault: (at: number, message: string) => void,
): PageCommand[] {
  const commands: PageCommand[] = [];
  if (!lines[start]?.startsWith('$ ')) fault(start, 'a block `console` begins with a command, after `$ `');
  let at = start;
  while (at < end) {
    if (!lines[at]?.startsWith('$ ')) {
      at++;
      continue;
    }
    const line = at + 1;
    const command = [lines[at++]?.slice(2) ?? ''];
    const until = /<<-?\s*'?(\w+)'?/.exec(command[0] ?? '')?.[1];
    if (until !== undefined) {
      while (at < end && command.at(-1) !== until) command.push(lines[at++] ?? '');
    } else {
      while (at < end && command.at(-1)?.endsWith('\\')) command.push(lines[at++] ?? '');
    }
    const from = at;
    while (at < end && !lines[at]?.startsWith('$ ')) at++;
    const shown = lines.slice(from, at).join('\n');
    commands.push({ kind: 'command', line, command: command.join('\n'), shown, varies, from, to: at });
  }
  return commands;
}

/** No-break spaces are not seen in a terminal; a last line break is that of the line. */
const seen = (text: string, varies: readonly Varying[]): string =>
  varies.reduce(
    (masked, kind) => masked.replace(VARYING[kind], `<${kind}>`),
    text.replace(/[\u00a0\u202f]/g, ' ').replace(/\n$/, ''),
  );

/** Whether a page shows what a command printed. */
export function isShown({ shown, varies }: PageCommand, printed: string): boolean {
  const pattern = seen(shown, varies)
    .split('\n')
    .map((line) => (line === ANY_LINES ? '(?:.*\n)*?' : `${RegExp.escape(line)}\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(`${seen(printed, varies)}\n`);
}

/** Lines shown and printed where they first differ: `-` for what the page shows, `+` for what was printed. */
export function differenceOf({ shown, varies }: PageCommand, printed: string): string[] {
  const LONGEST = 12;
  const got = seen(printed, varies).split('\n');
  let at = 0;
  /** After `[…]`, the next line that is shown may stand anywhere further on. */
  let anywhere = false;
  const wanted = seen(shown, varies).split('\n');
  for (const [index, line] of wanted.entries()) {
    if (line === ANY_LINES) {
      anywhere = true;
      continue;
    }
    const found = anywhere ? got.indexOf(line, at) : got[at] === line ? at : -1;
    if (found < 0) {
      const missing = wanted.slice(index, index + LONGEST).map((one) => `- ${one}`);
      return [...missing, ...got.slice(at, at + LONGEST).map((one) => `+ ${one}`)];
    }
    at = found + 1;
    anywhere = false;
  }
  return got.slice(at, at + LONGEST).map((line) => `+ ${line}`);
}

/** The page with what was printed in place of what it shows; what stands for other lines is a person's to change. */
export function pageWith(text: string, printed: readonly (readonly [PageCommand, string])[]): string {
  const lines = text.split('\n');
  for (const [{ shown, from, to }, output] of printed.toReversed()) {
    if (shown.split('\n').includes(ANY_LINES)) continue;
    const now = output.replace(/\n$/, '');
    lines.splice(from, to - from, ...(now === '' ? [] : now.split('\n')));
  }
  return lines.join('\n');
}
