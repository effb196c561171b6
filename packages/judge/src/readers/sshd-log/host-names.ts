import { lineText } from '../access-log/log-lines.ts';

const SPACE = 0x20;
const LONGEST_NAME = 255;

/** A host of a log; `end` is where the words after its name start on the line read last. */
export interface Host {
  readonly name: string;
  readonly bytes: Uint8Array;
  end: number;
  /** Whether the log shows that host's authentication at all. */
  speaks: boolean;
}

/** Names of hosts straight from the bytes; a log nearly always goes on with the host of the line before. */
export class HostNames {
  readonly #hosts = new Map<string, Host>();
  #last: Host | undefined;

  /** The name between the blank at `at` and the next one; undefined where there is none of sensible length. */
  read(bytes: Uint8Array, at: number, end: number): Host | undefined {
    const start = at + 1;
    if (bytes[at] !== SPACE) return undefined;
    const last = this.#last;
    if (
      last !== undefined &&
      startsWith(bytes, start, last.bytes) &&
      bytes[start + last.bytes.length] === SPACE
    ) {
      last.end = start + last.bytes.length + 1;
      return last.end <= end ? last : undefined;
    }
    let stop = start;
    while (stop < end && bytes[stop] !== SPACE) {
      if (stop - start >= LONGEST_NAME) return undefined;
      stop += 1;
    }
    if (stop === start || stop >= end) return undefined;
    const name = lineText(bytes, start, stop);
    const host = this.#hosts.get(name) ?? { name, bytes: bytes.slice(start, stop), end: 0, speaks: false };
    this.#hosts.set(name, host);
    host.end = stop + 1;
    this.#last = host;
    return host;
  }

  speaks(name: string): boolean {
    return this.#hosts.get(name)?.speaks ?? false;
  }
}

function startsWith(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  for (let index = 0; index < name.length; index += 1) if (bytes[at + index] !== name[index]) return false;
  return true;
}
