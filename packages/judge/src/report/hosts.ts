import { compareText } from '@ancrage/base';
import type { Reason } from '../analyses/derived.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { carriedPlace } from '../analyses/carried-place.ts';
import type { Account } from '../analyses/carried-place.ts';
import type { Host } from '../hosts/host-certificate.ts';
import type { Reference } from '../reference/reference.ts';
import type { Control, Scheme } from '../scheme/scheme.ts';
import type { ReportHost } from './report.ts';

/**
 * What each bundle of the dossier carries: for which accounts, which controls, and why not the others. Absent where the dossier
 * has no bundle and the manifest names no host.
 */
export function reportHosts(
  dossier: Dossier,
  reference: Reference,
  scheme: Scheme,
): readonly ReportHost[] | undefined {
  const { hosts = [] } = dossier;
  if (hosts.length === 0) return undefined;
  const controls = scheme.criteria.flatMap((criterion) => criterion.controls);
  const stated = dossier
    .of('hosted-account')
    .filter(({ file }) => file.format === 'ancrage-dossier')
    .map(({ fact }) => fact.value);
  return hosts
    .map((host): ReportHost => {
      const { outcome, problem } = host;
      const { certificate } = outcome;
      const own = stated.filter(
        ({ service, provider }) => service === certificate?.service && provider === certificate.provider,
      );
      const carried = controls.flatMap((control) =>
        carriedOf(control, own, host, { dossier, reference, scheme }),
      );
      return {
        path: dossier.files.get(outcome.evidence)?.path ?? outcome.evidence,
        evidence: outcome.evidence,
        verdict: outcome.verdict,
        code: outcome.code,
        problem,
        certificate,
        accounts: own.map(({ platform, account }) => ({ platform, account })),
        carried,
        not_carried: distinct(
          controls.flatMap((control) => reasonsOf(control, own, { dossier, reference, scheme })),
        ),
        residual: controls
          .filter(({ id }) => !carried.some(({ control }) => control === id))
          .map(({ id }) => id),
      };
    })
    .sort((a, b) => compareText(a.path, b.path));
}

interface Ground {
  readonly dossier: Dossier;
  readonly reference: Reference;
  readonly scheme: Scheme;
}

function contextOf(control: Control, { dossier, reference, scheme }: Ground) {
  return { dossier, reference, parameters: scheme.parameters, contract: control.evidence };
}

function carriedOf(
  control: Control,
  accounts: readonly Account[],
  { outcome }: Host,
  ground: Ground,
): ReportHost['carried'] {
  const held = accounts.filter((account) => {
    const place = carriedPlace(account, undefined, contextOf(control, ground));
    return (
      place !== undefined &&
      'carrier' in place &&
      place.carrier.certificate.digest === outcome.certificate?.digest
    );
  });
  if (held.length === 0) return [];
  return [
    {
      control: control.id,
      by: control.evidence.carried!.by,
      accounts: held.map(({ platform, account }) => ({ platform, account })),
    },
  ];
}

function reasonsOf(control: Control, accounts: readonly Account[], ground: Ground): Reason[] {
  return accounts.flatMap((account) => {
    const place = carriedPlace(account, undefined, contextOf(control, ground));
    return place !== undefined && 'reason' in place ? [place.reason] : [];
  });
}

function distinct(reasons: readonly Reason[]): Reason[] {
  const found = new Map(reasons.map((reason) => [`${reason.code} ${JSON.stringify(reason.params)}`, reason]));
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, reason]) => reason);
}
