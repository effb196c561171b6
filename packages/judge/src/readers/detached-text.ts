const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The same text without the longer one that it was cut from, which a part otherwise keeps in memory as long as it lives. */
export function detachedText(text: string): string {
  return decoder.decode(encoder.encode(text));
}
