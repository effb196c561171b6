import type { Digest, JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import { countUnknown, leaves } from '../known-fields.ts';
import type { KnownFields } from '../known-fields.ts';
import { shortened } from '../limited-notes.ts';
import type { Head, Reader } from '../reader.ts';
import type { Check, ScanFacts } from '../security-scan/scan-facts.ts';
import { ScanListing } from '../security-scan/scan-listing.ts';

/** Results of kube-bench in JSON: with totals since 0.4, before it an array, or one object for each kind of node. */
export const kubeBenchReader: Reader = {
  format: 'kube-bench',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*[[{]/.test(text) &&
    /"node_type"\s*:\s*"/.test(text) &&
    /"tests"\s*:\s*\[/.test(text) &&
    /"test_number"\s*:\s*"/.test(text),
  ...itemReader(listNotation('records', ['Controls']), listing),
};

/** Fields of the controls of one kind of node. */
const CONTROL_FIELDS: KnownFields = {
  ...leaves('detected_version', 'id', 'node_type', 'text', 'version'),
  ...leaves('total_fail', 'total_info', 'total_pass', 'total_warn'),
  tests: {
    ...leaves('desc', 'fail', 'info', 'pass', 'section', 'text', 'type', 'warn'),
    results: {
      ...leaves(
        'AuditConfig',
        'AuditEnv',
        'IsMultiple',
        'actual_value',
        'audit',
        'audit_config',
        'audit_env',
      ),
      ...leaves('expected_result', 'omit', 'reason', 'remediation', 'scored', 'status', 'test_desc'),
      ...leaves('test_info', 'test_number', 'type', 'use_multiple_values'),
    },
  },
};

/** Kinds of nodes, one by one; a node has a few hundred results, and clusters are told by many such files in one. */
function listing(evidence: Digest): ScanListing {
  const reading = new ReadingBuilder({ id: evidence, format: 'kube-bench', version: 'unknown' });
  let versioned = false;
  return new ScanListing(
    reading,
    (cursor) => cursor.get('Controls')?.items(),
    (group, place, facts) => {
      const version = versioned ? undefined : group.get('version')?.string();
      if (version) {
        versioned = true;
        reading.version(version);
      }
      addGroup(group, place, facts);
    },
  );
}

function addGroup(group: JsonCursor, whole: Place, facts: ScanFacts): void {
  const tests = group.get('tests')?.items();
  if (tests === undefined) {
    facts.skip(whole);
    return;
  }
  facts.unknownFields(whole, countUnknown(group, CONTROL_FIELDS));
  const benchmark = group.get('version')?.string() ?? '';
  for (const result of tests.flatMap((test) => test.get('results')?.items() ?? [])) {
    const place = 'line' in whole ? whole : { pointer: result.pointer };
    const number = result.get('test_number')?.string();
    if (!number) {
      facts.skip(place);
      continue;
    }
    facts.add({
      tool: 'kube-bench',
      check: shortened(`${benchmark} ${number}`.trim()),
      about: result.get('test_desc')?.string() ?? '',
      status: statusOf(result),
      severity: 'unknown',
      resourceType: shortened(group.get('node_type')?.string() ?? ''),
      place,
    });
  }
}

/** `WARN` is a test that a person must make; `INFO` one that somebody chose to skip, which passes nothing. */
function statusOf(result: JsonCursor): Check['status'] {
  const status = result.get('status')?.string();
  return status === 'PASS' ? 'pass' : status === 'FAIL' ? 'fail' : 'manual';
}
