import type { Digest } from '@ancrage/base';
import type { Fact } from '../facts/fact.ts';
import type { KindName } from '../facts/registry.ts';
import type { Evidence, Note } from '../reading/reading.ts';
import type { Grade } from '../facts/grade.ts';
import type { Host } from '../hosts/host-certificate.ts';
import type { CompletenessSource } from '../scheme/scheme.ts';
import { noteLook } from './once-per-dossier.ts';
import type { Look } from './once-per-dossier.ts';

/** One file of the dossier, once its path, date and grade are known. */
export interface DossierFile {
  readonly id: Digest;
  readonly path: string;
  readonly format: string;
  readonly version: string;
  readonly grade: Grade;
  /** Day (since 1970-01-01 UTC) that the content speaks of, else the day of receipt; undefined where neither is known. */
  readonly day: number | undefined;
  readonly dayFrom: 'content' | 'receipt' | 'none';
  /** Last day of validity by the file itself or its signer. */
  readonly validUntil: number | undefined;
  /** Last day of validity by the manifest: it can only take support away, since the provider writes it. */
  readonly listedUntil: number | undefined;
  readonly listed: boolean;
  /** Organisation whose listed key signed the file or its collection, with the role that counts. */
  readonly vouchedBy: readonly string[];
}

/** A fact with everything that decides how far it counts. */
export type GradedFact<K extends KindName = KindName> = {
  readonly fact: Fact<K>;
  readonly file: DossierFile;
  readonly grade: Grade;
  /** Day that the fact speaks of. */
  readonly day: number | undefined;
  /** `content` where the fact states its own day; that of its file where absent. */
  readonly dayFrom?: DossierFile['dayFrom'];
  /** Page on which the quotation behind this clause was looked for and not found; absent where all is in order. */
  readonly unquoted?: number;
};

/** A file that the manifest announces and that cannot be counted on. */
export interface MissingFile {
  readonly path: string;
  readonly why: 'absent' | 'digest-differs' | 'refused';
  readonly code: string | undefined;
  readonly place: string | undefined;
  readonly format: string | undefined;
}

/** All that the judge knows, indexed; built from readings, the trust list and the scheme's grade table. */
export interface Dossier {
  readonly at: number;
  readonly files: ReadonlyMap<Digest, DossierFile>;
  readonly missing: readonly MissingFile[];
  readonly notes: readonly Note[];
  readonly evidence: ReadonlyMap<Digest, Evidence>;
  /** Certificates of hosts, as the caller verified them; absent where the dossier has none. */
  readonly hosts?: readonly Host[];
  /** Facts of one kind, in the order of the merged reading. */
  of<K extends KindName>(kind: K): readonly GradedFact<K>[];
  /** Whether a source is taken to be complete by hypothesis of a remedy; never in a real judgement. */
  assumes(source: CompletenessSource): boolean;
  /** For what a remedy supposes: the dossier that it would change, and what it would change of it. */
  readonly supposed?: { readonly of: Dossier; readonly changed: ReadonlySet<Look> };
}

/** What a dossier answers, with a note of each thing asked: every dossier is made with it. */
export function answering(
  facts: (kind: KindName) => readonly GradedFact[] | undefined,
  assumes: Dossier['assumes'] = () => false,
): Pick<Dossier, 'of' | 'assumes'> {
  return {
    of: <K extends KindName>(kind: K): readonly GradedFact<K>[] => {
      noteLook(kind);
      return (facts(kind) ?? NONE) as unknown as readonly GradedFact<K>[];
    },
    assumes: (source) => {
      noteLook(`complete ${source}`);
      return assumes(source);
    },
  };
}

const NONE: readonly GradedFact[] = [];
