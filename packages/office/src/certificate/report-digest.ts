import { canonicalJson, digestOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import type { Report } from '@ancrage/judge';

/** The bytes of `report.json`: canonical JSON and a line feed, so that any tool gives the same digest of the file. */
export function reportBytes(report: Report): Uint8Array {
  return new TextEncoder().encode(`${canonicalJson(report)}\n`);
}

export function reportDigest(report: Report): Digest {
  return digestOf(reportBytes(report));
}
