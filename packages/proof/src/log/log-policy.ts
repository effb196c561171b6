import { ProofError, type ProofErrorCode } from '../proof-error.ts';
import { parseCount } from './decimal-count.ts';
import { parseVerifierKey, sameKey, type VerifierKey } from './verifier-key.ts';

/** A log that the policy accepts. */
export interface PolicyLog {
  readonly key: VerifierKey;
  readonly url?: string;
}

/** A witness, under the name that groups call it by. */
export interface PolicyWitness {
  readonly name: string;
  readonly key: VerifierKey;
  readonly url?: string;
}

/** Who must have cosigned: a witness by name, or at least `threshold` of several. */
export type Quorum =
  | { readonly witness: string }
  | { readonly threshold: number; readonly members: readonly Quorum[] };

/** Whom a verifier trusts to say what stands in a log (c2sp.org/tlog-policy). */
export interface LogPolicy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** Absent with `quorum none`: then the word of a log is enough. */
  readonly quorum?: Quorum;
}

/** Lines, and characters of the whole, at most. */
const MOST_LINES = 10_000;
const LONGEST_POLICY = 1 << 22;
/** A nested group counts again wherever it stands, so that no file makes evaluation endless; far above any real one. */
const MOST_MEMBERS = 100_000;

/**
 * Reads a policy file.
 *
 * @throws ProofError POLICY_SYNTAX, POLICY_NAME_UNKNOWN, POLICY_NAME_TWICE, POLICY_KEY_TWICE, POLICY_THRESHOLD,
 *   POLICY_QUORUM, each with its `line`; those of a key, as {@link parseVerifierKey}.
 */
export function parsePolicy(bytes: Uint8Array): LogPolicy {
  if (bytes.length > LONGEST_POLICY) throw new ProofError('POLICY_SYNTAX', { line: 1 });
  const reader = new PolicyReader();
  // Names are octets, whatever they mean: one character of this text is one octet.
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  for (const [index, line] of lines.entries()) {
    if (index >= MOST_LINES) throw new ProofError('POLICY_SYNTAX', { line: index + 1 });
    reader.read(line, index + 1);
  }
  return reader.end(lines.length);
}

class PolicyReader {
  readonly #logs: PolicyLog[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #named = new Map<string, { readonly quorum: Quorum; readonly members: number }>();
  readonly #grouped = new Set<string>();
  #quorum: Quorum | 'none' | undefined;
  #line = 0;

  read(line: string, number: number): void {
    this.#line = number;
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) this.#fail('POLICY_SYNTAX');
    const [word, ...rest] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (word === undefined || word.startsWith('#')) return;
    if (word === 'log') this.#log(rest);
    else if (word === 'witness') this.#witness(rest);
    else if (word === 'group') this.#group(rest);
    else if (word === 'quorum') this.#setQuorum(rest);
    else this.#fail('POLICY_SYNTAX');
  }

  end(lines: number): LogPolicy {
    if (this.#quorum === undefined) throw new ProofError('POLICY_QUORUM', { line: lines });
    const parties = { logs: this.#logs, witnesses: this.#witnesses };
    return this.#quorum === 'none' ? parties : { ...parties, quorum: this.#quorum };
  }

  #log([line, url, ...rest]: readonly string[]): void {
    if (line === undefined || rest.length > 0) this.#fail('POLICY_SYNTAX');
    const key = parseVerifierKey(this.#utf8(line));
    // A key of type 0x04 says when it saw the largest tree, which is a witness's word.
    if (key.type === 'ed25519-cosignature') this.#fail('POLICY_SYNTAX');
    if (this.#logs.some((log) => sameKey(log.key, key))) this.#fail('POLICY_KEY_TWICE');
    this.#logs.push(url === undefined ? { key } : { key, url: this.#utf8(url) });
  }

  #witness([name, line, url, ...rest]: readonly string[]): void {
    if (name === undefined || line === undefined || rest.length > 0) this.#fail('POLICY_SYNTAX');
    const key = parseVerifierKey(this.#utf8(line));
    // A plain signature states no consistency with what was seen before: no witness signs so.
    if (key.type === 'ed25519') this.#fail('POLICY_SYNTAX');
    if (this.#witnesses.some((witness) => sameKey(witness.key, key))) this.#fail('POLICY_KEY_TWICE');
    this.#define(name, { witness: name }, 1);
    this.#witnesses.push(url === undefined ? { name: name, key } : { name: name, key, url: this.#utf8(url) });
  }

  #group([name, count, ...names]: readonly string[]): void {
    if (name === undefined || count === undefined || names.length === 0) this.#fail('POLICY_SYNTAX');
    const found = names.map(
      (member) => this.#named.get(member) ?? this.#fail('POLICY_NAME_UNKNOWN', { name: member }),
    );
    for (const member of names) {
      if (this.#grouped.has(member)) this.#fail('POLICY_NAME_TWICE', { name: member });
      this.#grouped.add(member);
    }
    const words: Readonly<Record<string, number>> = { any: 1, all: names.length };
    const threshold = Object.hasOwn(words, count) ? words[count]! : Number(parseCount(count) ?? 0n);
    if (threshold < 1 || threshold > names.length) this.#fail('POLICY_THRESHOLD');
    const members = found.reduce((total, { members }) => total + members, 1);
    if (members > MOST_MEMBERS) this.#fail('POLICY_SYNTAX');
    this.#define(name, { threshold, members: found.map(({ quorum }) => quorum) }, members);
  }

  #setQuorum([name, ...rest]: readonly string[]): void {
    if (name === undefined || rest.length > 0) this.#fail('POLICY_SYNTAX');
    if (this.#quorum !== undefined) this.#fail('POLICY_QUORUM');
    const found = this.#named.get(name)?.quorum;
    if (name !== 'none' && found === undefined) this.#fail('POLICY_NAME_UNKNOWN', { name: name });
    this.#quorum = found ?? 'none';
  }

  #define(name: string, quorum: Quorum, members: number): void {
    if (name === 'none' || this.#named.has(name)) this.#fail('POLICY_NAME_TWICE', { name });
    this.#named.set(name, { quorum, members });
  }

  #utf8(octets: string): string {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(octets, 'latin1'));
    } catch {
      return this.#fail('POLICY_SYNTAX');
    }
  }

  #fail(code: ProofErrorCode, details: Readonly<Record<string, string>> = {}): never {
    throw new ProofError(code, { line: this.#line, ...details });
  }
}

/** Whether those who cosigned, by their names in the policy, are enough for it. */
export function quorumMet({ quorum }: LogPolicy, cosigners: ReadonlySet<string>): boolean {
  return quorum === undefined || met(quorum, cosigners);
}

function met(quorum: Quorum, cosigners: ReadonlySet<string>): boolean {
  if ('witness' in quorum) return cosigners.has(quorum.witness);
  return quorum.members.filter((member) => met(member, cosigners)).length >= quorum.threshold;
}
