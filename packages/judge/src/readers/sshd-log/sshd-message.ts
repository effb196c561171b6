import type { FactValue } from '../../facts/fact.ts';
import { sourceAddress } from '../access-log/source-address.ts';

/** What a message of sshd says of an entry. */
export interface SshdEntry {
  readonly outcome: FactValue<'session'>['outcome'];
  /** Account entered; undefined where the machine knows no such account, as people also type passwords there. */
  readonly identity: string | undefined;
  readonly source: string | undefined;
  readonly count: number;
}

/** Where `Accepted` ends for certain: an account's name holds no blank, the words after the port may hold anything. */
const ACCEPTED = /^Accepted \S{1,60} for (.{1,255}?) from (\S{1,80}) port \d+(?: ssh2)?(?:$|[: ])/;
/**
 * Steps on the way to an entry that sshd tells where it logs more than usual (`LogLevel VERBOSE`): a key that fits, a certificate
 * that is good. The entry itself has its own line.
 */
const ON_THE_WAY = /^Accepted (?:certificate ID "|key \S+ |\S+ public key )/;
/** Whoever knocks chooses the name, so the last address of the line is the true one. */
const FAILED =
  /^Failed (?:password|keyboard-interactive\S*|gssapi\S*|hostbased) for (?!invalid user )(.*) from (\S{1,80}) port \d+(?: ssh2)?$/;
const INVALID = /^Invalid user .* from (\S{1,80})(?: port \d+)?$/;
const REPEATED = /^message repeated (\d{1,9}) times: \[ ?(.*)\]$/;

/**
 * Reads one message of OpenSSH's server, as `auth.c` and `monitor.c` word it. Undefined for messages that are no entry.
 * `Failed … for invalid user` and `Failed publickey` are none: the first repeats `Invalid user`, the second is written
 * for every key that a client tries before the right one.
 */
export function sshdEntry(message: string, repeated = 1): SshdEntry | undefined {
  if (message.startsWith('Accepted ')) {
    const match = ACCEPTED.exec(message);
    if (match === null && ON_THE_WAY.test(message)) return undefined;
    // An entry in words that we do not know is still an entry: from an unknown place.
    return entry('opened', match?.[1], match?.[2], repeated);
  }
  if (message.startsWith('Failed ')) {
    const match = FAILED.exec(message);
    return match === null ? undefined : entry('refused', match[1], match[2], repeated);
  }
  if (message.startsWith('Invalid user ')) {
    const match = INVALID.exec(message);
    return entry('refused', undefined, match?.[1], repeated);
  }
  if (repeated === 1 && message.startsWith('message repeated ')) {
    const match = REPEATED.exec(message);
    return match === null ? undefined : sshdEntry(match[2]!.trimEnd(), Math.max(1, Number(match[1])));
  }
  return undefined;
}

function entry(
  outcome: SshdEntry['outcome'],
  identity: string | undefined,
  address: string | undefined,
  count: number,
): SshdEntry {
  return { outcome, identity, source: sourceAddress(address), count };
}
