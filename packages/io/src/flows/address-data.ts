import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { compareText, digestOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { placeAddresses } from '@ancrage/judge/flows';
import type {
  AddressSource,
  FlowSetup,
  Layer,
  PlacedFlows,
  PlaneTable,
  RangeNote,
  Reference,
} from '@ancrage/judge/flows';
import { IoError } from '../io-error.ts';
import { readArrays, readTold, writeArrays } from './array-file.ts';
import type { Numbers } from './array-file.ts';

/** Files of ranges above this are refused: the largest tables of every address have some twenty megabytes. */
const MAX_BYTES = 192 * 1024 * 1024;

/** A file of ranges as it is kept beside its arrays. */
interface KeptSource {
  readonly ancrage: 'address-source/1';
  readonly layer: Layer;
  readonly platform?: string;
  readonly file: string;
  readonly digest: Digest;
  readonly published?: string;
  readonly imported: string;
  readonly ranges: readonly [v4: number, v6: number];
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
  // Seldom done: reading logs does not load what it needs.
  const { readAddressSource } = await import('@ancrage/judge/address-source');
  const source = readAddressSource(bytes, {
    file: basename(path),
    digest,
    ...(stated.layer === undefined ? {} : { layer: stated.layer }),
  });
  const { ranges, notes, ...rest } = source;
  const kept: KeptSource = {
    ancrage: 'address-source/1',
    ...(stated.published === undefined ? {} : { published: stated.published }),
    // What the file itself says of its date stands.
    ...rest,
    imported: today,
    ranges: [ranges.v4Values.length, ranges.v6Values.length],
  };
  try {
    await mkdir(join(folder, 'ranges'), { recursive: true });
    const name = join(folder, 'ranges', `${digest.slice('sha256:'.length)}.ranges`);
    writeArrays(name, kept, { ...ranges, notes: new TextEncoder().encode(JSON.stringify(notes)) });
  } catch (error) {
    throw new IoError('OUTPUT_UNWRITABLE', { folder }, error);
  }
  return listed(kept);
}

/** What the folder holds, by layer, platform and date. */
export async function listAddressData(folder: string): Promise<ListedSource[]> {
  const all = await loadAll(folder);
  return all.map(({ kept }) => listed(kept)).sort((a, b) => compareText(orderOf(a), orderOf(b)));
}

/**
 * The sources for logs of a day: of each operator, the file whose date is nearest to it; of each layer besides, the file that
 * was imported last, one for each width of address.
 */
export async function loadAddressData(folder: string, day: string): Promise<AddressSource[]> {
  const chosen = new Map<string, LoadedSource>();
  for (const loaded of await loadAll(folder)) {
    const { layer, platform = '', ranges } = loaded.kept;
    const key = layer === 'operator' ? `operator ${platform}` : `${layer} ${ranges[0] > ranges[1] ? 4 : 6}`;
    const known = chosen.get(key);
    if (known === undefined || nearer(loaded.kept, known.kept, day)) chosen.set(key, loaded);
  }
  return [...chosen.entries()].sort(([a], [b]) => compareText(a, b)).map(([, loaded]) => loaded.source);
}

/** The tables of regions and operators, read when they are first needed: mostly what follows from them is kept already. */
export interface ReferenceTables {
  /** Of their bytes. */
  readonly digest: Digest;
  reference(): Promise<Reference>;
}

/** A table of one's own networks, read where places are put together: what it tells is kept with them. */
export interface OwnTable {
  readonly file: string;
  readonly digest: Digest;
  read(): Promise<PlaneTable>;
}

/** How addresses are placed, and which networks are one's own. */
export interface Placed extends PlacedFlows {
  readonly networks: FlowSetup['networks'];
}

/**
 * The sources and one's own table put together, kept beside the sources so that it is done once: by what they are, by the tables of regions and operators, and
 * by which of them only indicate.
 *
 * @throws JudgeError REFERENCE_INVALID where a table is none.
 */
export async function loadPlaces(
  folder: string,
  sources: readonly AddressSource[],
  tables: ReferenceTables,
  stale: ReadonlySet<AddressSource>,
  own?: OwnTable,
): Promise<Placed> {
  const key = digestOf(
    JSON.stringify([
      FORM,
      tables.digest,
      own === undefined ? null : [own.digest, own.file],
      sources.map((source) => [
        source.digest,
        source.layer,
        source.file,
        source.published ?? '',
        stale.has(source),
      ]),
    ]),
  );
  const path = join(folder, 'places', `${key.slice('sha256:'.length)}.places`);
  const kept = keptPlaces(path);
  if (kept !== undefined) return kept;
  const table = await own?.read();
  const networks = table?.networks ?? [];
  // Asked for again and again from here on.
  const whole = new Map(sources.map((source) => [source, { ...source }]));
  const placed = placeAddresses(
    [...(table?.source === undefined ? [] : [table.source]), ...whole.values()],
    await tables.reference(),
    new Set([...stale].map((source) => whole.get(source)!)),
  );
  const { v6Starts, v6Values } = placed.ranges;
  try {
    await mkdir(join(folder, 'places'), { recursive: true });
    writeArrays(path, { networks }, { ...placed.places, v6Starts, v6Values, ...placed.packed });
    // Others are of other sources, or of another form: who still reads one has it open.
    for (const name of await readdir(join(folder, 'places')))
      if (name.endsWith('.places') && name !== basename(path))
        await rm(join(folder, 'places', name), { force: true });
  } catch {
    // A folder that cannot be written to costs the time of doing it again.
  }
  return { ...placed, networks };
}

/** Places as they were kept; undefined where there is no such file, or it cannot be read, or is not as it was written: they are put together again. */
function keptPlaces(path: string): Placed | undefined {
  let kept: ReturnType<typeof readArrays>;
  try {
    kept = readArrays(path);
  } catch {
    return undefined;
  }
  if (kept === undefined) return undefined;
  const { networks } = kept.told as Pick<Placed, 'networks'>;
  const { certainty, country, own, told, ends, texts, v6Starts, v6Values, firsts, entries } = kept.arrays;
  const whole =
    certainty instanceof Uint8Array &&
    country instanceof Uint16Array &&
    own instanceof Uint8Array &&
    told instanceof Uint32Array &&
    ends instanceof Uint32Array &&
    texts instanceof Uint8Array &&
    v6Starts instanceof Uint32Array &&
    v6Values instanceof Int32Array &&
    firsts instanceof Uint32Array &&
    entries instanceof Uint16Array &&
    Array.isArray(networks);
  if (!whole) return undefined;
  return {
    places: { certainty, country, own, told, ends, texts },
    ranges: { v6Starts, v6Values },
    packed: { firsts, entries },
    networks,
  };
}

/** Changes with the form of what is kept, and with how a table of one's own networks is read. */
const FORM = 'places/5';

/**
 * What a kept file of ranges holds.
 *
 * @throws IoError FILE_UNREADABLE.
 */
function unlessUnreadable<Read>(path: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw new IoError('FILE_UNREADABLE', { path }, error);
  }
}

interface LoadedSource {
  readonly kept: KeptSource;
  readonly source: AddressSource;
}

function nearer(kept: KeptSource, known: KeptSource, day: string): boolean {
  if (kept.layer !== 'operator') return orderOf(listed(kept)) > orderOf(listed(known));
  const apart = ({ published }: KeptSource): number =>
    published === undefined ? Infinity : Math.abs(Date.parse(published) - Date.parse(day));
  const [one, other] = [apart(kept), apart(known)];
  return one < other || (one === other && kept.imported > known.imported);
}

async function loadAll(folder: string): Promise<LoadedSource[]> {
  // Without a folder nothing was imported; one that cannot be read is no such folder.
  const names = await readdir(join(folder, 'ranges')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new IoError('FILE_UNREADABLE', { path: join(folder, 'ranges') }, error);
  });
  return names
    .filter((name) => name.endsWith('.ranges'))
    .sort()
    .flatMap((name): LoadedSource[] => {
      const path = join(folder, 'ranges', name);
      const kept = unlessUnreadable(path, () => readTold(path)) as KeptSource | undefined;
      // A table that is left out unseen would change what is told of places.
      if (kept === undefined) throw new IoError('KEPT_DAMAGED', { path });
      return kept.ancrage === 'address-source/1' ? [{ kept, source: lazySource(kept, path) }] : [];
    });
}

/** A source whose ranges are read when they are first asked for: mostly they are together in one table already. */
function lazySource({ layer, platform, file, digest, published }: KeptSource, path: string): AddressSource {
  let arrays: Readonly<Record<string, Numbers>> | undefined;
  const of = (name: string): Numbers => {
    arrays ??= unlessUnreadable(path, () => readArrays(path))?.arrays;
    const found = arrays?.[name];
    if (found === undefined) throw new IoError('KEPT_DAMAGED', { path });
    return found;
  };
  return {
    layer,
    ...(platform === undefined ? {} : { platform }),
    file,
    digest,
    ...(published === undefined ? {} : { published }),
    get notes() {
      return JSON.parse(new TextDecoder('utf-8').decode((of('notes') as Uint8Array).slice())) as RangeNote[];
    },
    get ranges() {
      return {
        v4Starts: of('v4Starts') as Uint32Array,
        v4Values: of('v4Values') as Int32Array,
        v6Starts: of('v6Starts') as Uint32Array,
        v6Values: of('v6Values') as Int32Array,
      };
    },
  };
}

function listed({ layer, platform, file, digest, published, imported, ranges }: KeptSource): ListedSource {
  return { layer, platform, file, digest, published, imported, ranges: ranges[0] + ranges[1] };
}

function orderOf({ layer, platform = '', published = '', imported, digest }: ListedSource): string {
  return `${layer} ${platform} ${published} ${imported} ${digest}`;
}
