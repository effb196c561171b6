import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '@ancrage/base';
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
  openIssuer,
  openStatusList,
  optionalShape,
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
import { writeOnce, writeWhole } from './whole-files.ts';

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

const timestampsShape = listShape(matchingShape(/^[A-Za-z0-9+/]{4,40000}={0,2}$/, 'base64'), 1, 8);

const MAX_BYTES = 4_000_000;

/** A folder that holds what an issuer issued: one file for each act, none ever changed but the newest bundles. */
export class RegisterFolder {
  readonly path: string;
  readonly settings: RegisterSettings;

  private constructor(path: string, settings: RegisterSettings) {
    this.path = path;
    this.settings = settings;
  }

  /** @throws IoError REGISTER_EXISTS, OUTPUT_UNWRITABLE. */
  static async create(path: string, settings: RegisterSettings): Promise<RegisterFolder> {
    await mkdir(path, { recursive: true }).catch((error: unknown) => {
      throw new IoError('OUTPUT_UNWRITABLE', { folder: path }, error);
    });
    const made = await writeOnce(join(path, 'register.json'), documentText(settings));
    if (!made) throw new IoError('REGISTER_EXISTS', { folder: path });
    return new RegisterFolder(path, settings);
  }

  /** @throws IoError REGISTER_NOT_FOUND; ProofError and BaseError for a file that is not what it should be. */
  static async open(path: string): Promise<RegisterFolder> {
    const settings = await readDocument(settingsShape, join(path, 'register.json'));
    if (settings === undefined) throw new IoError('REGISTER_NOT_FOUND', { folder: path });
    return new RegisterFolder(path, settings);
  }

  /** An identifier under that of the issuer. */
  uri(...parts: readonly string[]): string {
    const { issuer } = this.settings;
    return /^https?:/.test(issuer)
      ? [issuer.replace(/\/$/, ''), ...parts].join('/')
      : [issuer, ...parts].join(':');
  }

  async issuerVersions(): Promise<readonly GeneralJws[]> {
    const versions: GeneralJws[] = [];
    for (let version = 1; ; version += 1) {
      const read = await readDocument(
        generalJwsShape,
        join(this.path, 'issuer', `${numbered(version)}.json`),
      );
      if (read === undefined) return versions;
      versions.push(read);
    }
  }

  async addIssuerVersion(jws: GeneralJws): Promise<void> {
    const { version } = openIssuer(jws).document;
    await this.#once(['issuer', `${numbered(version)}.json`], documentText(jws));
  }

  /** The newest version of a list; undefined before the first. */
  async status(purpose: StatusPurpose): Promise<StatusVersion | undefined> {
    const last = (await numbersIn(join(this.path, 'status', purpose), /^(\d{4,})\.json$/)).at(-1);
    if (last === undefined) return undefined;
    return readDocument(statusShape, join(this.path, 'status', purpose, `${numbered(last)}.json`));
  }

  /** Adds a version; the list as served stands beside it under its own name. */
  async addStatus(purpose: StatusPurpose, version: StatusVersion): Promise<void> {
    const folder = join(this.path, 'status', purpose);
    const last = (await numbersIn(folder, /^(\d{4,})\.json$/)).at(-1) ?? 0;
    const before = await this.status(purpose);
    if (
      before !== undefined &&
      openStatusList(before.list).list.validFrom > openStatusList(version.list).list.validFrom
    )
      throw new IoError('STATUS_CLOCK', { purpose });
    await this.#once(['status', purpose, `${numbered(last + 1)}.json`], documentText(version));
    await writeWhole(join(this.path, 'status', `${purpose}.jwt`), version.list);
  }

  /** Numbers given so far, ascending. */
  async numbers(): Promise<readonly number[]> {
    return numbersIn(join(this.path, 'entries'), /^(\d{4,})$/);
  }

  /** Takes a number for good, with what is meant to be issued under it. */
  async begin(intent: (number: number) => Intent): Promise<number> {
    for (;;) {
      const number = ((await this.numbers()).at(-1) ?? 0) + 1;
      const folder = join(this.path, 'entries', numbered(number));
      await mkdir(folder, { recursive: true });
      if (await writeOnce(join(folder, 'intent.json'), documentText(intent(number)))) return number;
    }
  }

  intent(number: number): Promise<Intent | undefined> {
    return readDocument(intentShape, this.#entry(number, 'intent.json'));
  }

  act(number: number, name: 'evaluation' | 'decision'): Promise<GeneralJws | undefined> {
    return readDocument(generalJwsShape, this.#entry(number, `${name}.json`));
  }

  async addAct(number: number, name: 'evaluation' | 'decision', jws: GeneralJws): Promise<void> {
    await writeOnce(this.#entry(number, `${name}.json`), documentText(jws));
  }

  signed(number: number): Promise<SignedPair | undefined> {
    return readDocument(signedShape, this.#entry(number, 'signed.json'));
  }

  async addSigned(number: number, pair: SignedPair): Promise<void> {
    await this.#once(['entries', numbered(number), 'signed.json'], documentText(pair));
  }

  /** Proof that the credential stands in the log, as it was when it was entered. */
  proof(number: number): Promise<string | undefined> {
    return readText(this.#entry(number, 'proof.tlog-proof'));
  }

  async addProof(number: number, proof: string): Promise<void> {
    await writeOnce(this.#entry(number, 'proof.tlog-proof'), proof);
  }

  /** RFC 3161 tokens over the checkpoint of the proof, base64. */
  timestamps(number: number): Promise<readonly string[] | undefined> {
    return readDocument(timestampsShape, this.#entry(number, 'timestamps.json'));
  }

  async addTimestamps(number: number, tokens: readonly string[]): Promise<void> {
    await writeOnce(this.#entry(number, 'timestamps.json'), documentText(tokens));
  }

  /** Later decisions on a certificate, in the order in which they were taken. */
  async changes(number: number): Promise<readonly GeneralJws[]> {
    const folder = this.#entry(number, 'changes');
    const found: GeneralJws[] = [];
    for (const change of await numbersIn(folder, /^(\d{4,})\.json$/)) {
      const jws = await readDocument(generalJwsShape, join(folder, `${numbered(change)}.json`));
      if (jws !== undefined) found.push(jws);
    }
    return found;
  }

  async addChange(number: number, jws: GeneralJws): Promise<void> {
    const before = await this.changes(number);
    const name = `${numbered(before.length + 1)}.json`;
    await this.#once(['entries', numbered(number), 'changes', name], documentText(jws));
  }

  bundle(number: number): Promise<Bundle | undefined> {
    return readDocument(bundleShape, this.bundlePath(number));
  }

  bundlePath(number: number): string {
    return join(this.path, 'bundles', `${numbered(number)}.bundle.json`);
  }

  /** The newest bundle of a certificate: the same certificate, with newer status lists. */
  async writeBundle(number: number, bundle: Bundle): Promise<string> {
    const path = this.bundlePath(number);
    await mkdir(join(this.path, 'bundles'), { recursive: true });
    await writeWhole(path, documentText(bundle));
    return path;
  }

  #entry(number: number, name: string): string {
    return join(this.path, 'entries', numbered(number), name);
  }

  async #once(parts: readonly string[], text: string): Promise<void> {
    const path = join(this.path, ...parts);
    await mkdir(join(path, '..'), { recursive: true });
    if (!(await writeOnce(path, text))) throw new IoError('REGISTER_TAKEN', { path: parts.join('/') });
  }
}

/** The one form of our documents in files: canonical JSON and a line feed. */
export function documentText(value: unknown): string {
  return `${canonicalJson(value)}\n`;
}

function numbered(number: number): string {
  return String(number).padStart(4, '0');
}

async function numbersIn(folder: string, pattern: RegExp): Promise<readonly number[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name) => {
      const match = pattern.exec(name)?.[1];
      return match === undefined ? [] : [Number(match)];
    })
    .toSorted((a, b) => a - b);
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new IoError('FILE_UNREADABLE', { path }, error);
  });
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
