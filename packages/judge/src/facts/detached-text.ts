const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const scratch = Buffer.alloc(512);

/** The same text without the longer one that it was cut from, which a part otherwise keeps in memory as long as it lives. */
export function detachedText(text: string): string {
  if (text.length <= scratch.length) {
    const { read, written } = encoder.encodeInto(text, scratch);
    // Each unit was one byte: nearly all are names in ASCII.
    if (read === text.length && written === read) return scratch.toString('latin1', 0, written);
  }
  return decoder.decode(encoder.encode(text));
}
