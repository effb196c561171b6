/** What may stand as a host: letters, digits, dots and hyphens, or an IPv6 address; no longer than DNS allows. */
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9])?|[0-9a-f]{0,4}(?::[0-9a-f.]{0,15}){2,8})$/;

/** A host in lower case, without port or closing dot; undefined where the text is none. */
export function hostName(text: string): string | undefined {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^\[([^\]]*)\](?::\d{1,5})?$/, '$1')
    .replace(/^([^:]*):\d{1,5}$/, '$1')
    .replace(/\.$/, '');
  return HOST.test(bare) ? bare : undefined;
}

/** Host of an address such as `https://user@host:8443/path`; nothing else of it is given. */
export function hostOfUrl(url: string): string | undefined {
  const authority = /^[A-Za-z][A-Za-z0-9+.-]{0,20}:\/\/([^/?#]*)/.exec(url.trim())?.[1];
  return authority === undefined ? undefined : hostName(authority.slice(authority.lastIndexOf('@') + 1));
}

/** Whether a host is within a cluster of Kubernetes: its services, and names without a dot. */
export function isWithinCluster(host: string): boolean {
  return (!host.includes('.') && !host.includes(':')) || /\.(?:svc|local|localdomain)$/.test(host);
}
