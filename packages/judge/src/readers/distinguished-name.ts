/** Attributes of a name that are looked at; a name of a certificate has few more. */
const MOST_ATTRIBUTES = 40;

/**
 * Attributes of a distinguished name as text: that of RFC 2253 (`CN=*.example.ca,O=Nuage\, inc.`), or of OpenSSL (`O = "Nuage, inc.", CN =
 * *.example.ca`). Escaped bytes are UTF-8. The first attribute of a type counts.
 */
export function distinguishedName(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let [bytes, key, quoted] = [[] as number[], undefined as string | undefined, false];
  const end = (): void => {
    const value = new TextDecoder().decode(Uint8Array.from(bytes)).trim();
    if (key !== undefined && value !== '' && !found.has(key)) found.set(key, value);
    [bytes, key] = [[], undefined];
  };
  for (let at = 0; at < text.length && found.size < MOST_ATTRIBUTES; at += 1) {
    const char = text[at]!;
    if (char === '\\') {
      const hex = /^x?([0-9A-Fa-f]{2})/.exec(text.slice(at + 1, at + 4));
      if (hex !== null) {
        bytes.push(Number.parseInt(hex[1]!, 16));
        at += hex[0].length;
      } else {
        at += 1;
        push(bytes, text.charAt(at));
      }
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === ',' || char === '+')) end();
    else if (!quoted && char === '=' && key === undefined) {
      key = new TextDecoder().decode(Uint8Array.from(bytes)).trim().toUpperCase();
      bytes = [];
    } else {
      const whole = String.fromCodePoint(text.codePointAt(at)!);
      push(bytes, whole);
      at += whole.length - 1;
    }
  }
  end();
  return found;
}

function push(bytes: number[], char: string): void {
  bytes.push(...new TextEncoder().encode(char));
}
