import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { demonstrationKey, type DemonstrationRole, demonstrationRoles, signStatement } from '@ancrage/keys';

/** Larger files make the repository slow to clone; an example has to show a shape, not a volume. */
const MAX_BYTES = 300_000;

/** How the dossiers are to be made. */
export interface BuildOptions {
  /** Folder under which each dossier gets its own; by default the one of the examples. */
  readonly target: string;
  /** Print the contracts again instead of taking the PDFs that are kept. */
  readonly printAgain: boolean;
}

export const examplesFolder = fileURLToPath(new URL('..', import.meta.url));

export interface Listing {
  readonly format: string;
  /** When the provider put the file in its dossier; what a file does not say of its own date is dated by this. */
  readonly received: string;
  readonly validUntil?: string;
}

/** What is known of a file once it is in the folder. */
export interface Placed {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A dossier being written: its files, then its manifest with the digest of each. */
export class DossierFolder {
  readonly #name: string;
  readonly #target: string;
  readonly #files = new Map<string, Placed & { readonly listing: Listing }>();

  constructor(name: string, { target }: BuildOptions) {
    this.#name = name;
    this.#target = target;
  }

  add(path: string, content: string | Uint8Array, listing: Listing): Placed {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    if (bytes.length > MAX_BYTES) throw new Error(`${this.#name}/${path}: ${bytes.length} bytes`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const placed = { path, sha256, bytes };
    this.#files.set(path, { ...placed, listing });
    return placed;
  }

  /** Puts a signed statement in the folder and its text, unsigned, among the sources. */
  addStatement(name: string, statement: Statement, role: DemonstrationRole): Placed {
    this.#keepSource(name, statement, `Signed as ${role}: ${this.#name}/statements/${name}.jws`);
    const path = `statements/${name}.jws`;
    const signed = `${signStatement(statement, demonstrationKey(role))}\n`;
    const received = `${statement.issued_at.slice(0, 10)}T21:00:00Z`;
    return this.add(path, this.#sameSignature(path, signed, role), { format: 'statement', received });
  }

  /** Puts a statement that nobody signed: the provider's word. */
  addUnsignedStatement(name: string, statement: Statement): Placed {
    const received = `${statement.issued_at.slice(0, 10)}T21:00:00Z`;
    return this.add(`statements/${name}.yaml`, yaml(statement), { format: 'statement', received });
  }

  /** Writes the files and `dossier.yaml`, and removes from the folder whatever this run did not make. */
  write(manifest: Readonly<Record<string, unknown>>, comment: string): void {
    const root = join(this.#target, this.#name);
    mkdirSync(root, { recursive: true });
    for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const known = [...this.#files.keys()].some((file) => file === path || file.startsWith(`${path}/`));
      if (!known) rmSync(join(root, path), { recursive: true, force: true });
    }
    for (const { path, bytes } of this.#files.values()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), bytes);
    }
    const evidence = [...this.#files.values()]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, sha256, listing: { format, received, validUntil } }) => ({
        path,
        format,
        sha256,
        received_at: received,
        ...(validUntil === undefined ? {} : { valid_until: validUntil }),
      }));
    const { declarations, ...first } = manifest;
    const last = declarations === undefined ? {} : { declarations };
    const text = yaml({ ancrage: 'dossier/1', ...first, evidence, ...last });
    writeFileSync(join(root, 'dossier.yaml'), `${comment.replace(/^/gm, '# ')}\n${text}`);
  }

  #keepSource(name: string, statement: Statement, comment: string): void {
    const folder = join(this.#target, 'sources', this.#name, 'statements');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.yaml`), `# ${comment}\n${yaml(statement)}`);
  }

  /** An ES256 signature draws a number: the one already there is kept while it signs the same words. */
  #sameSignature(path: string, signed: string, role: DemonstrationRole): string {
    const existing = join(examplesFolder, this.#name, path);
    if (demonstrationRoles[role] === 'EdDSA' || !existsSync(existing)) return signed;
    const before = readFileSync(existing, 'utf8');
    const words = (jws: string): string => jws.slice(0, jws.lastIndexOf('.'));
    return words(before) === words(signed) ? before : signed;
  }
}

/** A statement before it is signed (`docs/spec/statement.md`). */
export interface Statement extends Record<string, unknown> {
  readonly ancrage: 'statement/1';
  readonly about: string;
  readonly issued_at: string;
  readonly valid_until?: string;
  readonly facts: readonly (Readonly<Record<string, unknown>> & {
    readonly kind: string;
    readonly method: 'declared' | 'documented' | 'observed';
  })[];
}

export function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 120 });
}
