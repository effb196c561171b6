import { compareText, digestOf, isBaseError } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { judge } from '../judge.ts';
import { JudgeError } from '../errors/judge-error.ts';
import { checkShape } from '../documents/check-shape.ts';
import type { LawRegister } from '../laws/law-register.ts';
import { recogniseReader } from '../readers/registry.ts';
import { parseYamlDocument } from '../documents/yaml-document.ts';
import type { AnyFact } from '../facts/fact.ts';
import { emptyReading } from '../reading/reading.ts';
import type { Reading } from '../reading/reading.ts';
import type { Reference } from '../reference/reference.ts';
import type { Finding, Outcome } from '../report/report.ts';
import type { TrustList } from '../trust/trust-list.ts';
import { caseDossier } from './case-dossier.ts';
import type { SignAs } from './case-dossier.ts';
import type { HostInput, HostOutcome } from '../hosts/host-certificate.ts';
import { baseSchema, casesSchema } from './case-schema.ts';
import type { CaseBase, CaseHost, GoldenCase } from './case-schema.ts';
import type { Control, Scheme } from '../scheme/scheme.ts';

export interface CaseInput {
  readonly scheme: Scheme;
  /** Path within the version's folder → bytes; those under `cases/` count. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly laws: LawRegister;
  readonly reference: Reference;
  /** The list on which the keys of `sign` stand. */
  readonly trust: TrustList;
  readonly sign: SignAs;
}

/** What came of one golden case. */
export interface CaseResult {
  readonly control: string;
  readonly name: string;
  readonly expected: Outcome;
  readonly found: Outcome;
  readonly reasons: readonly string[];
  /** Formats of the files that were read, besides the manifest. */
  readonly formats: readonly string[];
  /** Remedies offered that were seen to turn the finding. */
  readonly turnedBy: readonly string[];
  /** Where the finding differs from what is expected; empty where the case passes. */
  readonly problems: readonly string[];
}

/**
 * Runs every golden case of a scheme: each dossier goes from native bytes through the real readers, grades and trust
 * list, and its one control is judged. Pure; throws `JudgeError` where a file of cases is malformed.
 */
export function runCases(input: CaseInput): CaseResult[] {
  const bases = new Map<string, CaseBase>();
  for (const [path, bytes] of input.files) {
    const name = /^cases\/bases\/([^/]+)\.yaml$/.exec(path)?.[1];
    if (name !== undefined)
      bases.set(name, checkShape(parseYamlDocument(bytes), baseSchema, 'SCHEME_INVALID'));
  }
  const results: CaseResult[] = [];
  for (const [path, bytes] of [...input.files].sort(([a], [b]) => compareText(a, b))) {
    const id = /^cases\/([A-Z]{2,4}-\d{2})\.yaml$/.exec(path)?.[1];
    if (id === undefined) continue;
    const narrow = narrowed(input.scheme, id);
    for (const golden of checkShape(parseYamlDocument(bytes), casesSchema, 'SCHEME_INVALID')) {
      const base = bases.get(golden.base);
      if (base === undefined) throw invalid(`${path}: no base “${golden.base}”`);
      results.push(runCase(id, golden, base, { ...input, scheme: narrow }));
    }
  }
  return results;
}

function runCase(id: string, golden: GoldenCase, base: CaseBase, input: CaseInput): CaseResult {
  const { at, files } = caseDossier(base, golden, input.files, input.sign);
  const { readings, unread, formats } = readFiles(files);
  const { scheme, laws, reference, trust } = input;
  const hosts = golden.hosts.length === 0 ? undefined : hostsOf(golden.hosts, scheme);
  const report = judge({ scheme, laws, reference, trust, readings, hosts, at });
  const finding = [...report.findings, ...report.conditions][0]!;
  const reasons = [...new Set(finding.reasons.map(({ code }) => code))];
  const turnedBy = finding.remedies.filter(({ turns }) => turns).map((remedy) => remedy.id);
  const { expect } = golden;
  return {
    control: id,
    name: golden.name,
    expected: expect.outcome,
    found: finding.outcome,
    reasons,
    formats,
    turnedBy,
    problems: [
      ...unread,
      ...(finding.outcome === expect.outcome ? [] : [`${finding.outcome}, expected ${expect.outcome}`]),
      ...rungProblems(finding, expect.rungs ?? {}),
      ...missing('reason', expect.reasons, reasons),
      ...missing('remedy that turns', expect.turned_by, turnedBy),
      ...remedyProblems(finding, expect),
    ],
  };
}

/** Outcomes of verifying as a verifier would give them, one for each bundle that the case speaks of. */
function hostsOf(hosts: readonly CaseHost[], { id, version }: Scheme): HostInput {
  const outcomes = hosts.map(({ verdict, scheme = { id, version }, ...host }, index): HostOutcome => {
    const credential = `urn:example:certificate:${index}`;
    return {
      evidence: digestOf(`bundle ${index}`),
      verdict,
      code: null,
      certificate:
        verdict !== 'valid' && verdict !== 'not-in-force'
          ? null
          : {
              ...host,
              credential,
              digest: digestOf(credential),
              issuer: 'urn:example:issuer',
              issuer_name: 'Issuer',
              demonstration: true,
              scheme,
              valid_from: '2026-01-01T00:00:00Z',
              valid_until: '2027-12-31T23:59:59Z',
              known_at: '2026-11-01T00:00:00Z',
              known_until: '2027-01-31T23:59:59Z',
              status: [],
            },
    };
  });
  return { policy: null, outcomes };
}

/** The control alone, so that a case says what it is about and costs one control; a lone control has no alternative. */
function narrowed(scheme: Scheme, id: string): Scheme {
  const criterion = scheme.criteria.find(({ controls }) => controls.some((control) => control.id === id));
  if (criterion === undefined) throw invalid(`cases/${id}.yaml: no such control`);
  const control: Control = {
    ...criterion.controls.find((candidate) => candidate.id === id)!,
    alternatives: [],
  };
  return { ...scheme, criteria: [{ ...criterion, controls: [control] }] };
}

interface ReadFiles {
  readonly readings: readonly Reading[];
  readonly unread: readonly string[];
  readonly formats: readonly string[];
}

/** One reading per distinct file, and the receipt. */
function readFiles(files: ReadonlyMap<string, Uint8Array>): ReadFiles {
  const readings = new Map<Digest, Reading>();
  const formats = new Set<string>();
  const unread: string[] = [];
  const receipt = [...files].map(([path, bytes]): AnyFact => {
    const evidence = digestOf(bytes);
    let state: 'read' | 'unrecognised' | 'refused' = 'unrecognised';
    try {
      const reader = recogniseReader(bytes, path);
      if (reader !== undefined) {
        readings.set(evidence, reader.read(bytes, { evidence, name: path }));
        if (reader.format !== 'ancrage-dossier') formats.add(reader.format);
        state = 'read';
      }
    } catch (error) {
      if (!(error instanceof JudgeError) && !isBaseError(error)) throw error;
      state = 'refused';
      unread.push(`${path}: ${error.message}`);
    }
    if (state === 'unrecognised') unread.push(`${path}: not recognised`);
    const value = { path, bytes: String(bytes.length), state };
    return { kind: 'file', value, at: { evidence, place: { pointer: '' } } };
  });
  return {
    readings: [
      ...readings.values(),
      { ...emptyReading, parts: ['receipt of a golden case'], facts: receipt },
    ],
    unread,
    formats: [...formats].sort(),
  };
}

function rungProblems({ rungs }: Finding, expected: Readonly<Record<string, Outcome>>): string[] {
  return Object.entries(expected).flatMap(([rung, outcome]) => {
    const found = rungs.find((entry) => String(entry.rung) === rung)?.outcome;
    return found === outcome ? [] : [`rung ${rung}: ${found ?? 'absent'}, expected ${outcome}`];
  });
}

function remedyProblems({ remedies }: Finding, expect: GoldenCase['expect']): string[] {
  const offered = expect.not_offered.filter((id) => remedies.some((remedy) => remedy.id === id));
  const touched = Object.entries(expect.touches).flatMap(([id, count]) => {
    const patch = remedies.find((remedy) => remedy.id === id)?.patch ?? [];
    const facts = patch.flatMap((operation) => ('facts' in operation ? operation.facts : []));
    return facts.length === count ? [] : [`${id} touches ${facts.length} facts, expected ${count}`];
  });
  return [...offered.map((id) => `remedy ${id} is offered`), ...touched];
}

function missing(what: string, expected: readonly string[], found: readonly string[]): string[] {
  const absent = expected.filter((item) => !found.includes(item));
  return absent.map((item) => `no ${what} ${item} (found: ${found.join(', ') || 'none'})`);
}

function invalid(problem: string): JudgeError {
  return new JudgeError('SCHEME_INVALID', { count: 1, problems: problem });
}
