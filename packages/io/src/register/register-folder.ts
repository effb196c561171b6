import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, resolve } from 'node:path';
import { canonicalJson, decodeBase64Url, encodeBase64Url } from '@ancrage/base';
import {
  type Bundle,
  bundleShape,
  flagShape,
  type GeneralJws,
  generalJwsShape,
  integerShape,
  literalShape,
  matchingShape,
  objectShape,
  oneOfShape,
  openIssuer,
  openStatusList,
  optionalShape,
  type PieceInput,
  readCanonical,
  type Shape,
  type StatusPurpose,
  textShape,
  type TypeOf,
  uriShape,
  instantShape,
  digestShape,
  linesShape,
  listShape,
} from '@ancrage/proof';
import { IoError } from '../io-error.ts';
import { type Disk, diskOf } from '../log/disk.ts';
import { makeFolders } from '../log/durable-files.ts';
import { writeOnceOn, writeWholeOn } from './whole-files.ts';

/** What a register states of itself. */
const settingsShape = objectShape({
  ancrage: literalShape('ancrage-register/1'),
  /** Identifier of the issuer. */
  issuer: uriShape,
  name: textShape(200),
  demonstration: flagShape,
  /** Days for which a version of a status list holds. */
  statusDays: integerShape(1, 366),
});
export type RegisterSettings = TypeOf<typeof settingsShape>;

const jwsText = matchingShape(/^[A-Za-z0-9_.-]{3,360000}$/, 'JWS');

/** What is recorded before anything is signed: whatever interrupts, the number is never given twice. */
const intentShape = objectShape({
  ancrage: literalShape('ancrage-intent/1'),
  id: uriShape,
  index: integerShape(0, 131_071),
  validFrom: instantShape,
  evaluation: digestShape,
  decision: digestShape,
});
export type Intent = TypeOf<typeof intentShape>;

const signedShape = objectShape({ credential: jwsText, parallel: jwsText });
export type SignedPair = TypeOf<typeof signedShape>;

const statusShape = objectShape({
  list: jwsText,
  parallel: jwsText,
  proof: optionalShape(linesShape(120_000)),
});
export type StatusVersion = TypeOf<typeof statusShape>;

/** Pieces of evidence with their salts: whoever has these can tell which file a commitment is of. */
const piecesShape = listShape(
  objectShape({
    path: textShape(1000),
    format: textShape(60),
    method: oneOfShape(['declared', 'documented', 'observed']),
    source: oneOfShape(['provider', 'assessor', 'third-party']),
    salt: matchingShape(/^[A-Za-z0-9_-]{43}$/, 'salt'),
    commit: matchingShape(/^[A-Za-z0-9_-]{43}$/, 'commitment'),
  }),
  1,
  1000,
);

const editionShape = objectShape({
  presentation: matchingShape(/^[A-Za-z0-9_.~-]{3,2400000}$/, 'SD-JWT'),
  parallel: jwsText,
});
export type EditionPair = TypeOf<typeof editionShape>;

const timestampsShape = listShape(matchingShape(/^[A-Za-z0-9+/]{4,40000}={0,2}$/, 'base64'), 1, 8);

const SETTINGS = 'register.json';
const CONFIDENTIAL = 'confidential';
const MAX_BYTES = 4_000_000;

/** Where a register lies: by default the disk of this machine, where one process at a time may write to it. */
export interface RegisterPlace {
  readonly disk?: Disk | undefined;
  /** Whether to lock the folder; by default, where the disk is that of this machine. */
  readonly lock?: boolean | undefined;
}

/**
 * A folder that holds what an issuer issued: one file for each act, none ever changed but the newest bundles. Every file is
 * written aside, put on the medium, and named; every folder's name is on the medium before anything is written below it.
 */
export class RegisterFolder {
  readonly path: string;
  readonly settings: RegisterSettings;
  readonly disk: Disk;
  readonly lock: boolean;

  private constructor(path: string, settings: RegisterSettings, { disk, lock }: RegisterPlace) {
    this.path = path;
    this.settings = settings;
    this.disk = disk ?? diskOf(path);
    this.lock = lock ?? disk === undefined;
  }

  /** @throws IoError REGISTER_EXISTS, OUTPUT_UNWRITABLE. */
  static async create(
    path: string,
    settings: RegisterSettings,
    place: RegisterPlace = {},
  ): Promise<RegisterFolder> {
    if (place.disk === undefined) await makeRoot(path);
    const register = new RegisterFolder(path, settings, place);
    const made = await writeOnceOn(register.disk, SETTINGS, documentText(settings));
    if (!made) throw new IoError('REGISTER_EXISTS', { folder: path });
    return register;
  }

  /** @throws IoError REGISTER_NOT_FOUND; ProofError and BaseError for a file that is not what it should be. */
  static async open(path: string, place: RegisterPlace = {}): Promise<RegisterFolder> {
    const settings = await documentOn(place.disk ?? diskOf(path), settingsShape, SETTINGS);
    if (settings === undefined) throw new IoError('REGISTER_NOT_FOUND', { folder: path });
    return new RegisterFolder(path, settings, place);
  }

  /** An identifier under that of the issuer. */
  uri(...parts: readonly string[]): string {
    const { issuer } = this.settings;
    return /^https?:/.test(issuer)
      ? [issuer.replace(/\/$/, ''), ...parts].join('/')
      : [issuer, ...parts].join(':');
  }

  /** The policy by which others recognise this issuer and its log from a version of its document on; says where it is. */
  async addPolicy(text: string, version = 1): Promise<string> {
    const name = version === 1 ? 'policy.json' : `policy.v${version}.json`;
    await this.#make(name, text);
    return join(this.path, name);
  }

  async issuerVersions(): Promise<readonly GeneralJws[]> {
    const versions: GeneralJws[] = [];
    for (let version = 1; ; version += 1) {
      const read = await this.#read(generalJwsShape, `issuer/${numbered(version)}.json`);
      if (read === undefined) return versions;
      versions.push(read);
    }
  }

  async addIssuerVersion(jws: GeneralJws): Promise<void> {
    const { version } = openIssuer(jws).document;
    await this.#once(`issuer/${numbered(version)}.json`, documentText(jws));
  }

  /** The newest version of a list; undefined before the first. */
  async status(purpose: StatusPurpose): Promise<StatusVersion | undefined> {
    const folder = `status/${purpose}`;
    const last = (await this.#numbersIn(folder, DOCUMENT)).at(-1);
    if (last === undefined) return undefined;
    return this.#read(statusShape, `${folder}/${numbered(last)}.json`);
  }

  /** Adds a version; the list as served stands beside it under its own name. */
  async addStatus(purpose: StatusPurpose, version: StatusVersion): Promise<void> {
    const folder = `status/${purpose}`;
    const last = (await this.#numbersIn(folder, DOCUMENT)).at(-1) ?? 0;
    const before = await this.status(purpose);
    if (
      before !== undefined &&
      openStatusList(before.list).list.validFrom > openStatusList(version.list).list.validFrom
    )
      throw new IoError('STATUS_CLOCK', { purpose });
    await this.#once(`${folder}/${numbered(last + 1)}.json`, documentText(version));
    await writeWholeOn(this.disk, `status/${purpose}.jwt`, version.list);
  }

  /** Numbers given so far, ascending. */
  async numbers(): Promise<readonly number[]> {
    return this.#numbersIn('entries', /^(\d{4,})$/);
  }

  /** Takes a number for good, with what is meant to be issued under it. */
  async begin(intent: (number: number) => Intent): Promise<number> {
    for (;;) {
      const last = (await this.numbers()).at(-1) ?? 0;
      // A folder without an intent was made by one that was cut short: nothing was begun under its number.
      const begun = last === 0 || (await this.intent(last)) !== undefined;
      const number = begun ? last + 1 : last;
      if (await this.#make(entryPath(number, 'intent.json'), documentText(intent(number)))) return number;
    }
  }

  /**
   * Puts on the medium the names that whoever was cut short may have left only seen: what is signed once more after a loss of
   * power would be another certificate of the same number.
   */
  async settle(number: number): Promise<void> {
    for (const folder of [`entries/${numbered(number)}`, `${CONFIDENTIAL}/${numbered(number)}`]) {
      await makeFolders(this.disk, folder);
      await this.disk.syncFolder(folder);
    }
  }

  intent(number: number): Promise<Intent | undefined> {
    return this.#read(intentShape, entryPath(number, 'intent.json'));
  }

  act(number: number, name: 'evaluation' | 'decision'): Promise<GeneralJws | undefined> {
    return this.#read(generalJwsShape, entryPath(number, `${name}.json`));
  }

  async addAct(number: number, name: 'evaluation' | 'decision', jws: GeneralJws): Promise<void> {
    await this.#make(entryPath(number, `${name}.json`), documentText(jws));
  }

  signed(number: number): Promise<SignedPair | undefined> {
    return this.#read(signedShape, entryPath(number, 'signed.json'));
  }

  async addSigned(number: number, pair: SignedPair): Promise<void> {
    await this.#once(entryPath(number, 'signed.json'), documentText(pair));
  }

  /** Proof that the credential stands in the log, as it was when it was entered. */
  async proof(number: number): Promise<string | undefined> {
    const bytes = await this.#bytes(entryPath(number, 'proof.tlog-proof'));
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  }

  async addProof(number: number, proof: string): Promise<void> {
    await this.#make(entryPath(number, 'proof.tlog-proof'), proof);
  }

  /** RFC 3161 tokens over the checkpoint of the proof, base64. */
  timestamps(number: number): Promise<readonly string[] | undefined> {
    return this.#read(timestampsShape, entryPath(number, 'timestamps.json'));
  }

  async addTimestamps(number: number, tokens: readonly string[]): Promise<void> {
    await this.#make(entryPath(number, 'timestamps.json'), documentText(tokens));
  }

  /** Pieces of evidence to which a certificate commits; undefined where it commits to none. */
  async pieces(number: number): Promise<readonly PieceInput[] | undefined> {
    const kept = await this.#read(piecesShape, confidentialPath(number, 'pieces.json'));
    return kept?.map(({ salt, commit, ...said }) => ({
      ...said,
      salt: bytesOf(salt),
      commit: bytesOf(commit),
    }));
  }

  async addPieces(number: number, pieces: readonly PieceInput[]): Promise<void> {
    const kept = pieces.map(({ salt, commit, ...said }) => ({
      ...said,
      salt: encodeBase64Url(salt),
      commit: encodeBase64Url(commit),
    }));
    await this.#once(confidentialPath(number, 'pieces.json'), documentText(kept));
  }

  /** The confidential edition with every piece shown. */
  edition(number: number): Promise<EditionPair | undefined> {
    return this.#read(editionShape, confidentialPath(number, 'edition.json'));
  }

  async addEdition(number: number, pair: EditionPair): Promise<void> {
    await this.#once(confidentialPath(number, 'edition.json'), documentText(pair));
  }

  async editionProof(number: number): Promise<string | undefined> {
    const bytes = await this.#bytes(confidentialPath(number, 'edition.tlog-proof'));
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  }

  async addEditionProof(number: number, proof: string): Promise<void> {
    await this.#make(confidentialPath(number, 'edition.tlog-proof'), proof);
  }

  /** Bundle of the confidential edition, which only its holder gets: nothing under that folder is ever served. */
  async writeConfidentialBundle(number: number, bundle: Bundle): Promise<string> {
    const path = `${CONFIDENTIAL}/${numbered(number)}.bundle.json`;
    await makeFolders(this.disk, CONFIDENTIAL);
    await writeWholeOn(this.disk, path, documentText(bundle));
    return join(this.path, path);
  }

  /** Later decisions on a certificate, in the order in which they were taken. */
  async changes(number: number): Promise<readonly GeneralJws[]> {
    const folder = entryPath(number, 'changes');
    const found: GeneralJws[] = [];
    for (const change of await this.#numbersIn(folder, DOCUMENT)) {
      const jws = await this.#read(generalJwsShape, `${folder}/${numbered(change)}.json`);
      if (jws !== undefined) found.push(jws);
    }
    return found;
  }

  /** Keeps a decision as the next one. */
  async addChange(number: number, jws: GeneralJws): Promise<void> {
    const last = (await this.#numbersIn(entryPath(number, 'changes'), DOCUMENT)).at(-1) ?? 0;
    await this.#once(entryPath(number, `changes/${numbered(last + 1)}.json`), documentText(jws));
  }

  /** Puts the names of decisions kept before on the medium, where whoever kept the last one was cut short. */
  async settleChanges(number: number): Promise<void> {
    await makeFolders(this.disk, entryPath(number, 'changes'));
    await this.disk.syncFolder(entryPath(number, 'changes'));
  }

  bundle(number: number): Promise<Bundle | undefined> {
    return this.#read(bundleShape, bundleName(number));
  }

  bundlePath(number: number): string {
    return join(this.path, bundleName(number));
  }

  /** The newest bundle of a certificate: the same certificate, with newer status lists. */
  async writeBundle(number: number, bundle: Bundle): Promise<string> {
    await makeFolders(this.disk, 'bundles');
    await writeWholeOn(this.disk, bundleName(number), documentText(bundle));
    return this.bundlePath(number);
  }

  async #make(path: string, text: string): Promise<boolean> {
    await makeFolders(this.disk, posix.dirname(path));
    return writeOnceOn(this.disk, path, text);
  }

  async #once(path: string, text: string): Promise<void> {
    if (!(await this.#make(path, text))) throw new IoError('REGISTER_TAKEN', { path });
  }

  async #numbersIn(folder: string, pattern: RegExp): Promise<readonly number[]> {
    const names = await this.disk.list(folder).catch((error: unknown) => {
      throw new IoError('FILE_UNREADABLE', { path: folder }, error);
    });
    return names
      .flatMap((name) => {
        const match = pattern.exec(name)?.[1];
        return match === undefined ? [] : [Number(match)];
      })
      .toSorted((a, b) => a - b);
  }

  #bytes(path: string): Promise<Uint8Array | undefined> {
    return bytesOn(this.disk, path);
  }

  #read<T>(shape: Shape<T>, path: string): Promise<T | undefined> {
    return documentOn(this.disk, shape, path);
  }
}

/** The one form of our documents in files: canonical JSON and a line feed. */
export function documentText(value: unknown): string {
  return `${canonicalJson(value)}\n`;
}

const DOCUMENT = /^(\d{4,})\.json$/;

function numbered(number: number): string {
  return String(number).padStart(4, '0');
}

function entryPath(number: number, name: string): string {
  return `entries/${numbered(number)}/${name}`;
}

function confidentialPath(number: number, name: string): string {
  return `${CONFIDENTIAL}/${numbered(number)}/${name}`;
}

function bytesOf(text: string): Uint8Array {
  return decodeBase64Url(text)!;
}

function bundleName(number: number): string {
  return `bundles/${numbered(number)}.bundle.json`;
}

async function makeRoot(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
    await diskOf(dirname(resolve(path))).syncFolder('.');
  } catch (error) {
    throw new IoError('OUTPUT_UNWRITABLE', { folder: path }, error);
  }
}

async function bytesOn(disk: Disk, path: string): Promise<Uint8Array | undefined> {
  return disk.read(path).catch((error: unknown) => {
    throw new IoError('FILE_UNREADABLE', { path }, error);
  });
}

async function documentOn<T>(disk: Disk, shape: Shape<T>, path: string): Promise<T | undefined> {
  const bytes = await bytesOn(disk, path);
  return bytes === undefined
    ? undefined
    : readCanonical(shape, bytes, path, { maxBytes: MAX_BYTES, end: '\n' });
}

/** A document of ours in a file; undefined where there is none. @throws ProofError, BaseError. */
export async function readDocument<T>(shape: Shape<T>, path: string): Promise<T | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new IoError('FILE_UNREADABLE', { path }, error);
  }
  return readCanonical(shape, bytes, path, { maxBytes: MAX_BYTES, end: '\n' });
}
