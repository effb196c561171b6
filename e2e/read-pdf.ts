import { inflateSync } from 'node:zlib';

/** What a test needs of a PDF that Chromium wrote: how many pages, and the words of each in the order drawn. */
export interface PdfWords {
  readonly pages: number;
  /** All text, without its spaces: a PDF places glyphs, and draws no space between words. */
  readonly text: string;
}

/** Reads the objects as Chromium writes them: plain dictionaries, deflated streams, fonts named `/F<object>`. */
export function readPdf(pdf: Buffer): PdfWords {
  const whole = pdf.toString('latin1');
  const objects = new Map<string, { head: string; stream: string }>();
  for (const match of whole.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)) {
    const from = match.index + match[0].length;
    const body = whole.slice(from, whole.indexOf('endobj', from));
    const start = /stream\r?\n/.exec(body);
    const head = start === null ? body : body.slice(0, start.index);
    objects.set(match[1]!, {
      head,
      stream: start === null ? '' : inflate(pdf, from + start.index + start[0].length),
    });
  }
  const glyphs = new Map<string, ReadonlyMap<string, string>>();
  for (const [id, { head }] of objects) {
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1];
    if (unicode !== undefined) glyphs.set(id, glyphMap(objects.get(unicode)?.stream ?? ''));
  }
  let text = '';
  for (const { stream } of objects.values()) {
    let font: ReadonlyMap<string, string> | undefined;
    for (const [, name, shown] of stream.matchAll(/\/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>(?=[^<>]*T[jJ])/g)) {
      if (name !== undefined) font = glyphs.get(name);
      else for (const [code] of (shown ?? '').matchAll(/.{4}/g)) text += font?.get(code.toUpperCase()) ?? '';
    }
  }
  return { pages: whole.match(/\/Type\s*\/Page\b/g)?.length ?? 0, text: text.replace(/\s/g, '') };
}

function inflate(pdf: Buffer, from: number): string {
  try {
    return inflateSync(pdf.subarray(from)).toString('latin1');
  } catch {
    // Fonts and images may be packed in other ways; they hold no words.
    return '';
  }
}

/** Glyph → character, from the tables that let readers copy text out of the document. */
function glyphMap(table: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const [, block] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph, char] of block!.matchAll(/<(\w{4})>\s*<(\w{4})>/g))
      map.set(glyph!.toUpperCase(), characterOf(char!, 0));
  for (const [, block] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first, last, char] of block!.matchAll(/<(\w{4})>\s*<(\w{4})>\s*<(\w{4})>/g)) {
      const from = Number.parseInt(first!, 16);
      for (let glyph = from; glyph <= Number.parseInt(last!, 16); glyph += 1)
        map.set(glyph.toString(16).toUpperCase().padStart(4, '0'), characterOf(char!, glyph - from));
    }
  }
  return map;
}

function characterOf(hex: string, offset: number): string {
  return String.fromCharCode(Number.parseInt(hex, 16) + offset);
}
