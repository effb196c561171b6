import {
  type Bundle,
  openCredential,
  openEvaluation,
  openGrant,
  openIssuer,
  openParallel,
  openStatusList,
  readBundle,
} from '@ancrage/proof';
import { LogProofs } from './log-proofs.ts';

/** Everything of a bundle that can be read; nothing is verified yet. */
export type OpenedBundle = ReturnType<typeof openBundle>;

/** @throws ProofError, BaseError: one part that is not of its form makes the whole unreadable. */
export function openBundle(bytes: Uint8Array) {
  const bundle: Bundle = readBundle(bytes);
  const opened = openCredential(bundle.credential);
  const [revocation, suspension] = bundle.status;
  const statusOf = ({ list, parallel, proof }: Bundle['status'][0]) => {
    const { list: read, jws } = openStatusList(list);
    return { text: list, list: read, jws, parallel: openParallel(parallel, jws.payloadText), proof };
  };
  return {
    bundle,
    credential: opened.credential,
    jws: opened.jws,
    parallel: openParallel(bundle.parallel, opened.jws.payloadText),
    evaluation: openEvaluation(bundle.evaluation),
    grant: openGrant(bundle.decision),
    issuer: bundle.issuer.map(openIssuer),
    proofs: new LogProofs(),
    status: { revocation: statusOf(revocation), suspension: statusOf(suspension) },
  };
}
