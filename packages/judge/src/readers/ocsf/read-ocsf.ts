import type { JsonCursor } from '@ancrage/base';
import type { Place } from '../../facts/fact.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import { itemReader } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import { shortened } from '../limited-notes.ts';
import type { Reader } from '../reader.ts';
import { listedFindings } from '../security-scan/listed-findings.ts';
import { scanRegion } from '../security-scan/scan-facts.ts';
import type { ScanFacts } from '../security-scan/scan-facts.ts';
import { ScanListing } from '../security-scan/scan-listing.ts';
import { FINDING_CLASSES, instantOf, severityOf, verdictOf } from './ocsf-finding.ts';

/** Whether the start of a file shows findings in OCSF that Prowler wrote. */
export function isProwlerOcsf(text: string): boolean {
  return (
    /^\uFEFF?\s*[[{]/.test(text) &&
    /"class_uid"\s*:\s*\d/.test(text) &&
    /"event_code"\s*:\s*"/.test(text) &&
    /"(?:vendor_)?name"\s*:\s*"Prowler"/i.test(text)
  );
}

/** Reads findings in OCSF JSON: counted by check, result, account and region. Resources are not kept. */
export function ocsfWays(format: 'ocsf' | 'prowler-ocsf'): Pick<Required<Reader>, 'open' | 'read'> {
  return itemReader(listNotation('records', ['Findings']), (evidence) => {
    let version: string | undefined;
    return new ScanListing(
      new ReadingBuilder({ id: evidence, format, version: 'unknown' }),
      listedFindings,
      (cursor, place, facts, reading) => {
        if (version === undefined) {
          version = cursor.path('metadata', 'version')?.string() ?? 'unknown';
          reading.version(version);
        }
        addFinding(cursor, place, facts, reading);
      },
    );
  });
}

function addFinding(cursor: JsonCursor, place: Place, facts: ScanFacts, reading: ReadingBuilder): void {
  const check = checkOf(cursor);
  if (!FINDING_CLASSES.has(cursor.get('class_uid')?.integer() ?? 0) || check === undefined) {
    facts.skip(place);
    return;
  }
  const { status, muted, closed } = verdictOf(cursor);
  if (muted) facts.muted(place);
  if (closed) facts.closed(place);
  if (status === undefined) {
    facts.unused();
    return;
  }
  const seenAt = instantOf(cursor);
  if (seenAt !== undefined) reading.observedAt(seenAt);
  const product = cursor.path('metadata', 'product');
  facts.add({
    tool: (product?.get('name') ?? product?.get('vendor_name'))?.string(),
    ...check,
    status,
    severity: severityOf(cursor),
    account: accountOf(cursor),
    regions: regionsOf(cursor),
    resourceType: resourcesOf(cursor)[0]?.get('type')?.string(),
    examined: nameOf(resourcesOf(cursor)[0]),
    place,
  });
}

/**
 * What identifies the check across resources: the producer's own code, else the control or analytic that it names, else
 * its title. A vulnerability is its own check, and its title would lend it a topic that it has not.
 */
function checkOf(finding: JsonCursor): { check: string; about?: string } | undefined {
  const info = finding.get('finding_info') ?? finding.get('finding');
  const title = info?.get('title')?.string() || undefined;
  const code = finding.path('metadata', 'event_code')?.string() || undefined;
  const [vulnerability] = finding.get('vulnerabilities')?.items() ?? [];
  const cve = (vulnerability?.path('cve', 'uid') ?? vulnerability?.get('title'))?.string();
  if (code === undefined && cve) return { check: shortened(cve), about: '' };
  if (code !== undefined) return { check: code };
  const named = [
    finding.path('compliance', 'control'),
    info?.path('analytic', 'uid'),
    info?.path('analytic', 'name'),
    finding.path('analytic', 'uid'),
    finding.path('analytic', 'name'),
  ].find((cursor) => cursor?.string());
  const check = named?.string() ?? title;
  if (check === undefined) return undefined;
  return { check: shortened(check), about: `${check} ${title ?? ''}` };
}

/** `resources` since OCSF 1.1, `resource` of a Vulnerability Finding before. */
function resourcesOf(finding: JsonCursor): readonly JsonCursor[] {
  const single = finding.get('resource');
  return finding.get('resources')?.items() ?? (single === undefined ? [] : [single]);
}

function nameOf(resource: JsonCursor | undefined): string {
  return resource?.get('uid')?.string() || resource?.get('name')?.string() || '';
}

function accountOf(finding: JsonCursor): string | undefined {
  return (
    finding.path('cloud', 'account', 'uid')?.string() ??
    finding.path('cloud', 'account_uid')?.string() ??
    // Prowler’s findings by requirement of a standard, whose class has no cloud of its own.
    finding.path('unmapped', 'cloud', 'account', 'uid')?.string() ??
    finding.path('unmapped', 'provider_uid')?.string()
  );
}

/** Where the resources are; where they do not say, the region of the finding, which may be that of an aggregator. */
function regionsOf(finding: JsonCursor): (string | undefined)[] {
  const cloud = finding.get('cloud') ?? finding.path('unmapped', 'cloud');
  const platform = cloud?.get('provider')?.string();
  const told = resourcesOf(finding).map((resource) => resource.get('region')?.string());
  const regions = told.some((region) => region) ? told : [cloud?.get('region')?.string()];
  return regions.map((region) => scanRegion(platform, region));
}
