/**
 * Host of an endpoint: neither its path nor who logs in to it. `''` where the reference is relative and has none;
 * undefined where it cannot be told.
 */
export function endpointHost(endpoint: string): string | undefined {
  const text = endpoint.trim();
  if (text.length > 2_000) return undefined;
  const authority = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#\\\s]+)/i.exec(text)?.[1];
  if (authority === undefined) return /^[a-z][a-z0-9+.-]*:/i.test(text) ? undefined : '';
  const place = authority.slice(authority.lastIndexOf('@') + 1);
  const host = /^(?:\[([0-9a-f:.]+)\]|([\p{L}\p{N}_.-]+))(?::\d{0,5})?$/iu.exec(place);
  return (host?.[1] ?? host?.[2])?.toLowerCase().replace(/\.$/, '') || undefined;
}
