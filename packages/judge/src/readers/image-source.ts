import { hostName } from './host-name.ts';

/** Where a container image comes from, without its tag or digest. */
export interface ImageSource {
  readonly host: string;
  readonly image: string;
}

/**
 * Registry and name of a reference to a container image. The first part is a registry where it has a dot or a port, or is
 * `localhost`; otherwise the image is of Docker Hub, where a name of one part is of its official library.
 */
export function imageSource(reference: string): ImageSource | undefined {
  const bare = reference.trim().replace(/@[A-Za-z0-9+._-]{1,32}:[0-9A-Fa-f]{32,256}$/, '');
  const slash = bare.indexOf('/');
  const first = slash < 0 ? '' : bare.slice(0, slash);
  const named = first.includes('.') || first.includes(':') || first === 'localhost';
  const host = named ? hostName(first) : 'docker.io';
  const image = (named ? bare.slice(slash + 1) : slash < 0 ? `library/${bare}` : bare).replace(
    /:[\w][\w.-]{0,127}$/,
    '',
  );
  if (host === undefined || !/^[a-z0-9](?:[a-z0-9._/-]{0,253}[a-z0-9])?$/.test(image)) return undefined;
  return { host: host === 'index.docker.io' ? 'docker.io' : host, image };
}
