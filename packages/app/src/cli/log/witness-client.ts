import {
  formatWitnessRequest,
  LONGEST_WITNESS_REQUEST,
  openCheckpoint,
  type VerifierKey,
  verifySignature,
} from '@ancrage/proof';
import type { ShownLog } from './shown-log.ts';

/** A witness that does not answer in this time has not answered. */
const PATIENCE_MS = 10_000;

/** What came of asking a witness: `status` is that of HTTP, 0 where none came. */
export type WitnessOutcome =
  | { readonly state: 'cosigned'; readonly line: string }
  | { readonly state: 'silent' | 'unknown' | 'refused'; readonly status: number };

/**
 * Asks a witness to cosign the checkpoint of a log (c2sp.org/tlog-witness). What it knows is asked first, by an old size of
 * zero; the proof from there is then made from the tiles. Only a line that the witness's key made, with a time, is taken.
 * `refused` says that the witness saw a tree which this one does not continue: that is never a matter of retrying.
 */
export async function cosignatureOf(url: string, key: VerifierKey, log: ShownLog): Promise<WitnessOutcome> {
  let old = 0;
  for (let attempt = 0; attempt < 3; attempt++) {
    const proof = await log.tree.consistency(old);
    const { status, body } = await post(
      url,
      formatWitnessRequest({ old: BigInt(old), proof, note: log.note }),
    );
    if (status === 409 && /^(?:0|[1-9]\d{0,14})\n$/.test(body)) {
      const known = Number(body);
      // It cosigned more than is shown here: an old copy is shown, or another tree.
      if (known > log.tree.size) return { state: 'refused', status };
      old = known;
    } else if (status === 422) return { state: 'refused', status };
    else if (status === 200) return lineOf(body, key, log) ?? { state: 'silent', status };
    else return { state: status === 404 || status === 403 ? 'unknown' : 'silent', status };
  }
  return { state: 'silent', status: 409 };
}

function lineOf(body: string, key: VerifierKey, log: ShownLog): WitnessOutcome | undefined {
  try {
    const note = Buffer.concat([log.note, Buffer.from(body)]);
    const { signatures, broken } = openCheckpoint(note, [key], verifySignature);
    const [signed] = signatures;
    if (broken.length > 0 || signed?.time === undefined || signed.time === 0n) return undefined;
    return { state: 'cosigned', line: signed.line };
  } catch {
    return undefined;
  }
}

async function post(
  url: string,
  request: Uint8Array,
): Promise<{ readonly status: number; readonly body: string }> {
  try {
    const address = `${url.replace(/\/+$/, '')}/add-checkpoint`;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(address, {
      method: 'POST',
      body: Buffer.from(request),
      signal,
      redirect: 'error',
    });
    let body = '';
    for await (const chunk of response.body ?? []) {
      body += Buffer.from(chunk as Uint8Array).toString('utf8');
      if (body.length > LONGEST_WITNESS_REQUEST) return { status: 0, body: '' };
    }
    return { status: response.status, body };
  } catch {
    return { status: 0, body: '' };
  }
}
