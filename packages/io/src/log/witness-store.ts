import { sha256Hex } from '@ancrage/base';
import {
  type CheckpointSigner,
  formatNote,
  judgeWitnessRequest,
  openCheckpoint,
  originOfNote,
  parseWitnessRequest,
  ProofError,
  signCheckpoint,
  type VerifierKey,
  verifySignature,
} from '@ancrage/proof';
import { type Disk, diskOf } from './disk.ts';
import { writeDurably } from './durable-files.ts';
import { lockFolder } from './folder-lock.ts';

/** What a witness answers to a request: an HTTP status and the lines or the size that go with it. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
}

/**
 * A witness (c2sp.org/tlog-witness): of each log that it knows, the last checkpoint that it cosigned, in a folder with one
 * file a log. For one log, one request at a time is judged, kept on the medium, and only then answered: two requests can
 * never both continue the same tree.
 */
export class WitnessStore {
  readonly #disk: Disk;
  readonly #signers: readonly CheckpointSigner[];
  readonly #logs: readonly VerifierKey[];
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #unlock: () => Promise<void>;

  private constructor(
    disk: Disk,
    signers: readonly CheckpointSigner[],
    logs: readonly VerifierKey[],
    unlock: () => Promise<void>,
  ) {
    this.#disk = disk;
    this.#signers = signers;
    this.#logs = logs;
    this.#unlock = unlock;
  }

  /**
   * Opens the folder of a witness, made where it does not exist; `logs` are the keys of the logs that it watches.
   *
   * @throws IoError LOG_LOCKED.
   */
  static async open(
    folder: string,
    signers: readonly CheckpointSigner[],
    logs: readonly VerifierKey[],
    disk?: Disk,
  ): Promise<WitnessStore> {
    const unlock = disk === undefined ? await lockFolder(folder) : async (): Promise<void> => {};
    return new WitnessStore(disk ?? diskOf(folder), signers, logs, unlock);
  }

  /** Judges a request; cosigns where all holds. What was kept before a fault stays: it is then the caller's old size that lags. */
  async addCheckpoint(bytes: Uint8Array): Promise<WitnessAnswer> {
    try {
      const request = parseWitnessRequest(bytes);
      const origin = originOfNote(request.note);
      const turn = (this.#turns.get(origin) ?? Promise.resolve()).then(
        () => this.#judge(origin, request),
        () => this.#judge(origin, request),
      );
      if (this.#keysOf(origin).length > 0) this.#turns.set(origin, turn);
      return await turn;
    } catch (error) {
      if (error instanceof ProofError) return { status: 400, body: `${error.code}\n` };
      throw error;
    }
  }

  /** The last checkpoint cosigned for the log whose origin has this SHA-256, with our cosignatures. */
  async checkpoint(originHash: string): Promise<Uint8Array | undefined> {
    return /^[0-9a-f]{64}$/.test(originHash) ? await this.#disk.read(originHash) : undefined;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#turns.values());
    await this.#unlock();
  }

  #keysOf(origin: string): readonly VerifierKey[] {
    return this.#logs.filter(({ name }) => name === origin);
  }

  async #judge(origin: string, request: ReturnType<typeof parseWitnessRequest>): Promise<WitnessAnswer> {
    const keys = this.#keysOf(origin);
    const path = sha256Hex(origin);
    const kept = keys.length === 0 ? undefined : await this.#disk.read(path);
    // Our own file, under the keys of then; nothing but its tree counts.
    const latest = kept === undefined ? undefined : openCheckpoint(kept, [], verifySignature).checkpoint;
    const verdict = judgeWitnessRequest(
      request,
      keys.length === 0 ? undefined : { keys, latest },
      verifySignature,
    );
    if (verdict.status === 409) return { status: 409, body: `${verdict.size}\n` };
    if (verdict.status !== 200) return { status: verdict.status, body: '' };
    const { checkpoint, note, signatures } = verdict.opened;
    const time = BigInt(Math.floor(Date.now() / 1000));
    const lines: string[] = [];
    for (const signer of this.#signers) lines.push(await signCheckpoint(signer, checkpoint, time));
    const text = formatNote(note.text, [...signatures.map(({ line }) => line), ...lines]);
    await writeDurably(this.#disk, [{ path, bytes: new TextEncoder().encode(text) }]);
    return { status: 200, body: lines.join('') };
  }
}
