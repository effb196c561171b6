// Reads TypeScript without a compiler: enough to tell code from comments, strings and regular expressions.

type State = 'code' | 'line-comment' | 'block-comment' | 'single' | 'double' | 'template' | 'regex';

/** A `/` after one of these starts a regular expression; after anything else it divides. */
const BEFORE_REGEX =
  /(?:^|[=(,:;[!&|?{}+\-*%<>~^]|=>|\b(?:return|typeof|case|in|of|do|else|void|delete|throw|await|yield))\s*$/;

/**
 * The source with comments blanked, and with strings and regular expressions blanked too unless `keepStrings`.
 * Same length and same line breaks, so that an index in the result is an index in the source. Code inside
 * `${…}` of a template stays.
 */
export function stripSource(source: string, keepStrings = false): string {
  const out: string[] = [];
  let state: State = 'code';
  let inClass = false;
  /** Brace depth at which each open template expression ends. */
  const templates: number[] = [];
  let depth = 0;
  let recent = '';

  const blank = (char: string): void => {
    out.push(char === '\n' ? '\n' : ' ');
  };
  const text = (char: string): void => {
    if (keepStrings) out.push(char);
    else blank(char);
  };
  const code = (char: string): void => {
    out.push(char);
    recent = (recent + char).slice(-40);
  };

  for (let i = 0; i < source.length; i++) {
    const char = source[i] ?? '';
    const next = source[i + 1] ?? '';
    switch (state) {
      case 'code':
        if (char === '/' && next === '/') {
          state = 'line-comment';
          blank(char);
        } else if (char === '/' && next === '*') {
          state = 'block-comment';
          blank(char);
          blank(next);
          i++;
        } else if (char === "'" || char === '"' || char === '`') {
          state = char === "'" ? 'single' : char === '"' ? 'double' : 'template';
          code(char);
        } else if (char === '/' && BEFORE_REGEX.test(recent)) {
          state = 'regex';
          inClass = false;
          code(char);
        } else if (char === '}' && templates.at(-1) === depth) {
          templates.pop();
          state = 'template';
          code(char);
        } else {
          if (char === '{') depth++;
          if (char === '}') depth--;
          code(char);
        }
        break;
      case 'line-comment':
        if (char === '\n') state = 'code';
        blank(char);
        break;
      case 'block-comment':
        blank(char);
        if (char === '*' && next === '/') {
          blank(next);
          i++;
          state = 'code';
        }
        break;
      case 'single':
      case 'double':
      case 'template':
        if (char === '\\') {
          text(char);
          text(next);
          i++;
        } else if (state === 'template' && char === '$' && next === '{') {
          code(char);
          code(next);
          i++;
          templates.push(depth);
          state = 'code';
        } else if (char === (state === 'single' ? "'" : state === 'double' ? '"' : '`')) {
          state = 'code';
          code(char);
        } else if (char === '\n' && state !== 'template') {
          state = 'code';
          code(char);
        } else {
          text(char);
        }
        break;
      case 'regex':
        if (char === '\\') {
          text(char);
          text(next);
          i++;
        } else if (char === '\n' || (char === '/' && !inClass)) {
          state = 'code';
          out.push(char);
          // A value just ended: a `/` after it divides.
          recent = 'x';
        } else {
          if (char === '[') inClass = true;
          if (char === ']') inClass = false;
          text(char);
        }
        break;
    }
  }
  return out.join('');
}

export interface Place {
  line: number;
  column: number;
}

export function placeOf(source: string, index: number): Place {
  const before = source.slice(0, index);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: index - lastBreak };
}

export interface ImportedModule {
  specifier: string;
  index: number;
  typeOnly: boolean;
}

const STATIC_IMPORT =
  /\b(?:import|export)\s+(type\s)?(?:[\w$*\s{},]+?\sfrom\s*|(?:\*|\{[^}]*\})\s*from\s*)?(['"])([^'"\n]+)\2/g;
const DYNAMIC_IMPORT = /\b(?:import|require)\s*\(\s*(['"`])([^'"`\n]*)\1/g;

/** Every module that a source names: imports, re-exports, dynamic imports, require. */
export function importsOf(source: string): ImportedModule[] {
  const withStrings = stripSource(source, true);
  const withoutStrings = stripSource(source, false);
  const found: ImportedModule[] = [];
  for (const [pattern, group] of [
    [STATIC_IMPORT, 3],
    [DYNAMIC_IMPORT, 2],
  ] as const) {
    for (const match of withStrings.matchAll(pattern)) {
      // The keyword must be code, not the inside of a string that looks like an import.
      if (!/^(?:import|export|require)/.test(withoutStrings.slice(match.index))) continue;
      found.push({
        specifier: match[group] ?? '',
        index: match.index,
        typeOnly: group === 3 && match[1] !== undefined,
      });
    }
  }
  return found.sort((a, b) => a.index - b.index);
}
