import { compareText } from '@ancrage/base';
import type { VerifySignature } from '../signature/signature-check.ts';
import type { IssuerDocument, OpenedIssuer } from './issuer-document.ts';
import { ISSUER_TYPE } from './issuer-document.ts';
import { keyPart } from './key-shape.ts';
import type { ListedKey } from './key-shape.ts';

/** Why a chain of versions does not hold. */
export type ChainProblem =
  | 'CHAIN_ORDER'
  | 'CHAIN_PREVIOUS'
  | 'CHAIN_ISSUER'
  | 'CHAIN_KEYS'
  | 'CHAIN_SIGNATURE'
  | 'CHAIN_HISTORY';

/**
 * Whether the versions, oldest first, follow each other: numbers go up by one, dates do not go back, each names the
 * digest of the one before, and carries exactly one good signature of each of its own roots and of each root of the one
 * before. The first of the list may be any version: who trusts it decides by its roots.
 *
 * A key that a version lists stays listed in all later ones, with the same use and bytes: a history that can forget a
 * key could hide what it signed. Only its end or revocation may be brought forward.
 */
export function chainProblem(
  chain: readonly OpenedIssuer[],
  verify: VerifySignature,
): { readonly code: ChainProblem; readonly version: number } | undefined {
  for (const [index, opened] of chain.entries()) {
    const before = chain[index - 1];
    const code =
      linkProblem(opened, before) ??
      keysProblem(opened.document, before?.document) ??
      signed(opened, before, verify);
    if (code !== undefined) return { code, version: opened.document.version };
  }
  return undefined;
}

function linkProblem({ document }: OpenedIssuer, before: OpenedIssuer | undefined): ChainProblem | undefined {
  if ((document.version === 1) !== (document.previous === undefined)) return 'CHAIN_PREVIOUS';
  if (before === undefined) return undefined;
  if (document.version !== before.document.version + 1) return 'CHAIN_ORDER';
  if (compareText(document.issued, before.document.issued) < 0) return 'CHAIN_ORDER';
  if (document.previous !== before.digest) return 'CHAIN_PREVIOUS';
  const sameIssuer = document.issuer.id === before.document.issuer.id;
  // A demonstration may never become the real thing: its roots are anyone's.
  if (!sameIssuer || document.demonstration !== before.document.demonstration) return 'CHAIN_ISSUER';
  return undefined;
}

function keysProblem(now: IssuerDocument, before: IssuerDocument | undefined): ChainProblem | undefined {
  const all = [...now.roots, ...now.keys.map(({ key }) => key)];
  const [ids, bytes] = [new Set(all.map(({ id }) => id)), new Set(all.map(({ public: encoded }) => encoded))];
  if (ids.size !== all.length || bytes.size !== all.length) return 'CHAIN_KEYS';
  if (now.keys.some(({ valid }) => valid.from > valid.to)) return 'CHAIN_KEYS';
  for (const old of before?.keys ?? []) {
    const kept = now.keys.find(({ key }) => key.id === old.key.id);
    const same =
      kept !== undefined &&
      kept.use === old.use &&
      kept.key.algorithm === old.key.algorithm &&
      kept.key.public === old.key.public &&
      kept.valid.from === old.valid.from &&
      kept.valid.to <= old.valid.to &&
      (old.revoked === undefined || (kept.revoked !== undefined && kept.revoked <= old.revoked));
    if (!same) return 'CHAIN_HISTORY';
  }
  return undefined;
}

function signed(
  opened: OpenedIssuer,
  before: OpenedIssuer | undefined,
  verify: VerifySignature,
): ChainProblem | undefined {
  const roots = new Map<string, ListedKey>();
  for (const root of [...opened.document.roots, ...(before?.document.roots ?? [])])
    roots.set(`${root.id} ${root.public}`, root);
  if (opened.signatures.length !== roots.size) return 'CHAIN_SIGNATURE';
  for (const root of roots.values()) {
    const good = opened.signatures.some(
      ({ header, input, signature }) =>
        header.kid === root.id &&
        header.alg === root.algorithm &&
        header.typ === ISSUER_TYPE &&
        verify({ ...keyPart(root), message: input, signature }),
    );
    if (!good) return 'CHAIN_SIGNATURE';
  }
  return undefined;
}
