import { addDays, compareText, digestOf, formatUtcDate, parseUtcDate } from '@ancrage/base';
import { stringify } from 'yaml';
import { JudgeError } from '../errors/judge-error.ts';
import type { CaseBase, CaseFile, GoldenCase } from './case-schema.ts';

/** Signs a statement in the name of somebody on the trust list; the bytes of a JWS. */
export type SignAs = (statement: Readonly<Record<string, unknown>>, role: string) => string;

export interface CaseDossier {
  readonly at: string;
  /** Path → bytes, `dossier.yaml` included. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * The dossier of a case: the files of its base with its own, statements signed, digests filled in, and a manifest that
 * lists them all. Throws `SCHEME_INVALID` where a case names a file that is not there.
 */
export function caseDossier(
  base: CaseBase,
  golden: GoldenCase,
  schemeFiles: ReadonlyMap<string, Uint8Array>,
  sign: SignAs,
): CaseDossier {
  const at = golden.at ?? base.at;
  const manifest = merge(base.manifest, golden.manifest);
  const given = new Map<string, CaseFile>();
  for (const [path, file] of Object.entries({ ...base.files, ...golden.files })) {
    if (file !== null) given.set(path, file);
  }
  const daysBefore = `${formatUtcDate(addDays(parseUtcDate(at), -10))}T12:00:00Z`;
  const service = String((manifest['service'] as Record<string, unknown> | undefined)?.['name']);
  const files = new FilesOfCase(given, schemeFiles, sign, service, daysBefore);
  const bytes = new Map([...given.keys()].map((path) => [path, files.bytesOf(path, [])]));
  const evidence = [...given]
    .sort(([a], [b]) => compareText(a, b))
    .map(([path, { received_at = daysBefore, valid_until }]) => ({
      path,
      received_at,
      ...(valid_until === undefined ? {} : { valid_until }),
    }));
  const listed = { ancrage: 'dossier/1', evidence, ...manifest };
  bytes.set('dossier.yaml', encode(stringify(listed, { lineWidth: 120 })));
  return { at, files: bytes };
}

/** Makes the bytes of each file once, whatever the order in which digests ask for them. */
class FilesOfCase {
  readonly #given: ReadonlyMap<string, CaseFile>;
  readonly #schemeFiles: ReadonlyMap<string, Uint8Array>;
  readonly #sign: SignAs;
  readonly #service: string;
  readonly #issued: string;
  readonly #made = new Map<string, Uint8Array>();

  constructor(
    given: ReadonlyMap<string, CaseFile>,
    schemeFiles: ReadonlyMap<string, Uint8Array>,
    sign: SignAs,
    service: string,
    issued: string,
  ) {
    this.#given = given;
    this.#schemeFiles = schemeFiles;
    this.#sign = sign;
    this.#service = service;
    this.#issued = issued;
  }

  bytesOf(path: string, asking: readonly string[]): Uint8Array {
    const known = this.#made.get(path);
    if (known !== undefined) return known;
    const file = this.#given.get(path);
    if (file === undefined) throw invalid(`no file “${path}” in the case`);
    if (asking.includes(path)) throw invalid(`“${path}” holds its own digest`);
    const bytes = this.#make(file, [...asking, path]);
    this.#made.set(path, bytes);
    return bytes;
  }

  #make(file: CaseFile, asking: readonly string[]): Uint8Array {
    if ('fixture' in file) {
      const bytes = this.#schemeFiles.get(file.fixture);
      if (bytes === undefined) throw invalid(`no file “${file.fixture}” beside the scheme`);
      return bytes;
    }
    const fill = (text: string): string =>
      text.replaceAll(/\{sha256:([^}]+)\}/g, (_, path: string) =>
        digestOf(this.bytesOf(path, asking)).slice('sha256:'.length),
      );
    if ('text' in file) return encode(fill(file.text));
    if ('json' in file) return encode(fill(JSON.stringify(file.json)));
    const { as, about = this.#service, issued_at = this.#issued, valid_until, facts } = file.statement;
    const statement = {
      ancrage: 'statement/1',
      about,
      issued_at,
      ...(valid_until === undefined ? {} : { valid_until }),
      facts: facts.map((fact) => filled(fact, fill)),
    };
    return encode(as === 'provider' ? stringify(statement) : this.#sign(statement, as));
  }
}

function filled(fact: Readonly<Record<string, unknown>>, fill: (text: string) => string): object {
  return Object.fromEntries(
    Object.entries(fact).map(([name, value]) => [name, typeof value === 'string' ? fill(value) : value]),
  );
}

type Tree = Readonly<Record<string, unknown>>;

/** Objects are merged member by member; anything else of the case replaces what the base has. */
function merge(base: Tree, own: Tree): Tree {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(own)) {
    const below = merged[name];
    merged[name] = isTree(below) && isTree(value) ? merge(below, value) : value;
  }
  return merged;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function invalid(problem: string): JudgeError {
  return new JudgeError('SCHEME_INVALID', { count: 1, problems: problem });
}
