import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { compareText, digestOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { readAddressSource } from '@ancrage/judge/flows';
import type { AddressSource, Layer } from '@ancrage/judge/flows';
import { IoError } from '../io-error.ts';

/** Files of ranges above this are refused: the largest tables of every address have some twenty megabytes. */
const MAX_BYTES = 192 * 1024 * 1024;

/** A file of ranges as it is kept: what it is, and its ranges in the form in which they are asked. */
interface KeptSource {
  readonly ancrage: 'address-source/1';
  readonly layer: Layer;
  readonly platform?: string;
  readonly file: string;
  readonly digest: Digest;
  readonly published?: string;
  readonly imported: string;
  readonly notes: AddressSource['notes'];
  /** Base64 of the arrays, as whole numbers of 32 bits, the least significant byte first. */
  readonly v4: readonly [starts: string, values: string];
  readonly v6: readonly [starts: string, values: string];
}

/** A kept file, without its ranges. */
export interface ListedSource {
  readonly layer: Layer;
  readonly platform: string | undefined;
  readonly file: string;
  readonly digest: Digest;
  readonly published: string | undefined;
  /** UTC date. */
  readonly imported: string;
  readonly ranges: number;
}

/** Where files of ranges are kept, unless one says otherwise: `ANCRAGE_DATA`, else the user's folder for data. */
export function dataFolder(environment: NodeJS.ProcessEnv): string {
  const { ANCRAGE_DATA: own, XDG_DATA_HOME: data } = environment;
  if (own !== undefined && own !== '') return own;
  return join(data !== undefined && data !== '' ? data : join(homedir(), '.local', 'share'), 'ancrage');
}

/**
 * Takes a file of ranges into the folder, under its digest. Nothing is fetched; `today` is the UTC date of the import. `stated`: what
 * the file does not tell of itself.
 *
 * @throws IoError FILE_UNREADABLE, FILE_TOO_LARGE, OUTPUT_UNWRITABLE; JudgeError where it is no file of ranges.
 */
export async function importAddressData(
  path: string,
  folder: string,
  today: string,
  stated: { readonly layer?: 'geofeed' | 'registry'; readonly published?: string } = {},
): Promise<ListedSource> {
  const size = (await stat(path).catch(() => undefined))?.size;
  if (size === undefined) throw new IoError('FILE_UNREADABLE', { path });
  if (size > MAX_BYTES) throw new IoError('FILE_TOO_LARGE', { path });
  const bytes = await readFile(path);
  const digest = digestOf(bytes);
  const source = readAddressSource(bytes, {
    file: basename(path),
    digest,
    ...(stated.layer === undefined ? {} : { layer: stated.layer }),
  });
  const { ranges, ...rest } = source;
  const kept: KeptSource = {
    ancrage: 'address-source/1',
    ...(stated.published === undefined ? {} : { published: stated.published }),
    // What the file itself says of its date stands.
    ...rest,
    imported: today,
    v4: [packed(ranges.v4Starts), packed(ranges.v4Values)],
    v6: [packed(ranges.v6Starts), packed(ranges.v6Values)],
  };
  try {
    await mkdir(join(folder, 'ranges'), { recursive: true });
    const name = join(folder, 'ranges', `${digest.slice('sha256:'.length)}.json`);
    await writeFile(`${name}.part`, JSON.stringify(kept));
    await rename(`${name}.part`, name);
  } catch (error) {
    throw new IoError('OUTPUT_UNWRITABLE', { folder }, error);
  }
  return listed(kept);
}

/** What the folder holds, by layer, platform and date. */
export async function listAddressData(folder: string): Promise<ListedSource[]> {
  const all = await loadAll(folder);
  return all.map(listed).sort((a, b) => compareText(orderOf(a), orderOf(b)));
}

/**
 * The sources for logs of a day: of each operator, the file whose date is nearest to it; of each layer besides, the file that
 * was imported last, one for each width of address.
 */
export async function loadAddressData(folder: string, day: string): Promise<AddressSource[]> {
  const chosen = new Map<string, KeptSource>();
  for (const kept of await loadAll(folder)) {
    const key =
      kept.layer === 'operator'
        ? `operator ${kept.platform ?? ''}`
        : `${kept.layer} ${kept.v4[0].length > kept.v6[0].length ? 4 : 6}`;
    const known = chosen.get(key);
    if (known === undefined || nearer(kept, known, day)) chosen.set(key, kept);
  }
  return [...chosen.entries()].sort(([a], [b]) => compareText(a, b)).map(([, kept]) => unpackedSource(kept));
}

function nearer(kept: KeptSource, known: KeptSource, day: string): boolean {
  if (kept.layer !== 'operator') return orderOf(listed(kept)) > orderOf(listed(known));
  const apart = ({ published }: KeptSource): number =>
    published === undefined ? Infinity : Math.abs(Date.parse(published) - Date.parse(day));
  const [one, other] = [apart(kept), apart(known)];
  return one < other || (one === other && kept.imported > known.imported);
}

async function loadAll(folder: string): Promise<KeptSource[]> {
  const names = await readdir(join(folder, 'ranges')).catch(() => []);
  const all: KeptSource[] = [];
  for (const name of names.filter((other) => other.endsWith('.json')).sort()) {
    // Our own file, written whole or not at all.
    const kept = JSON.parse(await readFile(join(folder, 'ranges', name), 'utf8')) as KeptSource;
    if (kept.ancrage === 'address-source/1') all.push(kept);
  }
  return all;
}

function listed(kept: KeptSource): ListedSource {
  const { layer, platform, file, digest, published, imported, v4, v6 } = kept;
  const count = (text: string): number => Buffer.byteLength(text, 'base64') / 4;
  return { layer, platform, file, digest, published, imported, ranges: count(v4[1]) + count(v6[1]) };
}

function orderOf({ layer, platform = '', published = '', imported, digest }: ListedSource): string {
  return `${layer} ${platform} ${published} ${imported} ${digest}`;
}

function unpackedSource(kept: KeptSource): AddressSource {
  const { layer, platform, file, digest, published, notes, v4, v6 } = kept;
  return {
    layer,
    ...(platform === undefined ? {} : { platform }),
    file,
    digest,
    ...(published === undefined ? {} : { published }),
    notes,
    ranges: {
      v4Starts: new Uint32Array(unpackedBytes(v4[0])),
      v4Values: new Int32Array(unpackedBytes(v4[1])),
      v6Starts: new Uint32Array(unpackedBytes(v6[0])),
      v6Values: new Int32Array(unpackedBytes(v6[1])),
    },
  };
}

function packed(array: Uint32Array | Int32Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

/** The bytes in memory of their own, so that words lie where they may. */
function unpackedBytes(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  const own = new ArrayBuffer(bytes.length);
  new Uint8Array(own).set(bytes);
  return own;
}
