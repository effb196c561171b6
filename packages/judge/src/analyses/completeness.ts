import { compareText, monthsBetween } from '@ancrage/base';
import type { FactValue } from '../facts/fact.ts';
import type { GradedFact } from '../dossier/dossier.ts';
import type { CompletenessSource } from '../scheme/scheme.ts';
import { sortFacts } from './adequate.ts';
import { namedAmong, partyBehind } from './described-services.ts';
import type { DeriveContext, Reason } from './derived.ts';
import { elapsedPeriod } from './elapsed-period.ts';
import { operatorsOfPeers, seenPeers } from './flows.ts';
import { sessionLogGaps } from './log-coverage.ts';
import { billedAccount } from '../parties/billed-account.ts';
import { remembered } from './remembered.ts';
import { soldByService } from './service-names.ts';
import { examinedKindOf, storeKindOf } from './store-kind.ts';

/**
 * What is missing from the sources that a control's contract wants complete. Empty: they are complete, so that what was
 * not seen is known not to be there.
 */
export function gapsOf(context: DeriveContext): Reason[] {
  return context.contract.complete.flatMap((source) =>
    context.dossier.assumes(source) ? [] : gapsBySource[source](context),
  );
}

const gapsBySource: Readonly<Record<CompletenessSource, (context: DeriveContext) => Reason[]>> = {
  inventory: inventoryGaps,
  'own-bills': ownBillGaps,
  'session-log': sessionLogGaps,
  subprocessors: subprocessorGaps,
  ownership: () => [],
  links: linkGaps,
  places: () => [],
};

/** Every account of the scope is inventoried, and every billed account and region is among them. */
function inventoryGaps(context: DeriveContext): Reason[] {
  const { dossier } = context;
  const accounts = dossier.of('scope-account').map(({ fact }) => fact.value);
  const carrying = accounts.filter(({ holds }) => holds !== 'none');
  if (carrying.length === 0) return [{ code: 'NO_ACCOUNT_IN_SCOPE', params: {} }];
  const { adequate, all } = sortFacts(dossier.of('inventory'), context);
  const gaps: Reason[] = [];
  for (const { fact, file } of all) {
    if (fact.value.opaque) gaps.push({ code: 'INVENTORY_OPAQUE', params: { path: file.path } });
  }
  for (const { platform, account } of carrying) {
    const found = adequate.some(
      ({ fact: { value } }) => value.platform === platform && value.account === account && !value.opaque,
    );
    if (!found) gaps.push({ code: 'ACCOUNT_WITHOUT_INVENTORY', params: { platform, account } });
  }
  return [
    ...gaps,
    ...billedButNotInventoried(context, accounts),
    ...scannedButNotInventoried(context, carrying),
  ];
}

/** Checks that tell of a thing by its absence: that none exists where they looked. */
const OF_ABSENCE = /exist/i;

/** Regions in which a scan examined stores one by one, and of which no inventory shows anything that could be one. */
function scannedButNotInventoried(context: DeriveContext, accounts: readonly Account[]): Reason[] {
  const { dossier, reference } = context;
  const shown = regionsShown(sortFacts(dossier.of('resource'), context).adequate);
  const gaps = new Map<string, Reason>();
  for (const { fact } of sortFacts(dossier.of('security-check'), context).all) {
    const { check, status, account, region, resource_type: type } = fact.value;
    if (type === undefined || status === 'manual' || region === 'unknown' || OF_ABSENCE.test(check)) continue;
    if (shown.has(placeKey(account, region)) || storeKindOf(type) === undefined) continue;
    if (examinedKindOf(check, type) === undefined) continue;
    const within = accounts.find((known) => known.account.toLowerCase() === account.toLowerCase());
    if (within === undefined || reference.regionPlace(within.platform, region) === 'global') continue;
    const params = { platform: within.platform, account: within.account, region };
    gaps.set(placeKey(account, region), { code: 'SCANNED_REGION_NOT_INVENTORIED', params });
  }
  return [...gaps.values()];
}

function placeKey(account: string, region: string): string {
  return `${account}\n${region}`.toLowerCase();
}

const regionsShown = remembered(
  (resources: readonly GradedFact<'resource'>[]): ReadonlySet<string> =>
    new Set(
      resources
        .filter(({ fact: { value } }) => !EMPTY_ROLES.has(value.role))
        .map(({ fact: { value } }) => placeKey(value.account ?? '', value.region ?? '')),
    ),
);

/** A network or a role alone in a region does not tell that its stores and machines were inventoried too. */
const EMPTY_ROLES: ReadonlySet<FactValue<'resource'>['role']> = new Set(['network', 'identity', 'other']);

interface Account {
  readonly platform: string;
  readonly account: string;
}

/** A charge without sub-account may be of any account under the one that pays: any of them that is inventoried there will do. */
const regionsInventoried = remembered(
  (resources: readonly GradedFact<'resource'>[]): ReadonlySet<string> =>
    new Set(
      resources
        .filter(({ fact: { value } }) => !EMPTY_ROLES.has(value.role))
        .flatMap(({ fact: { value } }) => [
          `${value.platform} ${value.account ?? ''} ${value.region ?? ''}`,
          `${value.platform} ${value.region ?? ''}`,
        ]),
    ),
);

function billedButNotInventoried(context: DeriveContext, accounts: readonly Account[]): Reason[] {
  const { dossier } = context;
  const excluded = new Set(dossier.of('exclusion').map(({ fact }) => fact.value.what));
  const regions = regionsInventoried(sortFacts(dossier.of('resource'), context).adequate);
  const gaps = new Map<string, Reason>();
  for (const { fact } of sortFacts(dossier.of('spend'), context).all) {
    const { platform, region, lines } = fact.value;
    const account = billedAccount(fact.value);
    if (account === '' || excluded.has(account) || soldByService(fact.value, context) || lines === 0)
      continue;
    const params = { platform, account };
    if (!accounts.some((known) => known.platform === platform && known.account === account)) {
      gaps.set(`account ${platform} ${account}`, { code: 'BILLED_ACCOUNT_NOT_IN_SCOPE', params });
      continue;
    }
    const global = context.reference.regionPlace(platform, region) === 'global';
    const place = fact.value.account === '' ? `${platform} ${region}` : `${platform} ${account} ${region}`;
    if (region === '' || global || regions.has(place)) continue;
    gaps.set(`region ${account} ${region}`, {
      code: 'BILLED_REGION_NOT_INVENTORIED',
      params: { ...params, region },
    });
  }
  return [...gaps.values()];
}

/** Bills that the service itself issues cover every month of the scope's period. */
function ownBillGaps(context: DeriveContext): Reason[] {
  const { dossier } = context;
  const { adequate } = sortFacts(dossier.of('spend'), context);
  const months = new Set(
    adequate.filter(({ fact }) => soldByService(fact.value, context)).map(({ fact }) => fact.value.month),
  );
  const { from, to } = elapsedPeriod(dossier);
  return monthsBetween(from, to)
    .filter((month) => !months.has(month))
    .map((month) => ({ code: 'MONTH_WITHOUT_BILL', params: { month } }));
}

/**
 * The register says how many entries it has and they are all there; every party billed by is one of them, and every one
 * behind a service that a document names.
 */
function subprocessorGaps(context: DeriveContext): Reason[] {
  const { dossier } = context;
  const registers = sortFacts(dossier.of('subprocessor-register'), context);
  if (registers.adequate.length === 0)
    return [{ code: 'NO_EVIDENCE', params: { kind: 'subprocessor-register' } }];
  const latest = registers.adequate.reduce((a, b) => (b.day! > a.day! ? b : a));
  const entries = dossier.of('subprocessor').filter(({ file }) => file.id === latest.file.id);
  const gaps: Reason[] = [];
  const { entries: stated } = latest.fact.value;
  if (entries.length !== stated) {
    gaps.push({
      code: 'REGISTER_COUNT_DIFFERS',
      params: { stated, found: entries.length, path: latest.file.path },
    });
  }
  const names = entries.map(({ fact }) => fact.value.name);
  const billed = new Set<string>();
  for (const { fact } of dossier.of('spend')) {
    if (soldByService(fact.value, context)) continue;
    for (const party of [fact.value.provider, fact.value.host]) if (party !== '') billed.add(party);
  }
  for (const party of [...billed].sort()) {
    if (!namedAmong(names, party)) gaps.push({ code: 'BILLED_PARTY_NOT_IN_REGISTER', params: { party } });
  }
  const flows = sortFacts(dossier.of('flow'), context).all;
  for (const [party, peers] of operatorsOfPeers(seenPeers(flows, context), context))
    if (party !== undefined && !namedAmong(names, party))
      gaps.push({
        code: 'FLOW_OPERATOR_NOT_IN_REGISTER',
        params: { party, peer: peers[0]!.peer, path: peers[0]!.fact.file.path },
      });
  const behind = new Map<string, string>();
  for (const { fact, file } of sortFacts(dossier.of('described-service'), context).all) {
    const party = partyBehind(fact.value, dossier);
    if (party !== undefined && !namedAmong(names, party)) behind.set(`${party} ${file.path}`, party);
  }
  for (const [key, party] of [...behind].sort(([a], [b]) => compareText(a, b)))
    gaps.push({
      code: 'SERVICE_PROVIDER_NOT_IN_REGISTER',
      params: { party, path: key.slice(party.length + 1) },
    });
  return gaps;
}

/** Where there are several sites, each is an end of at least one described link. */
function linkGaps(context: DeriveContext): Reason[] {
  const { dossier } = context;
  const sites = new Set(
    dossier
      .of('site')
      .filter(({ fact: { value } }) => value.storage || value.processing || value.backup)
      .map(({ fact }) => fact.value.site),
  );
  if (sites.size < 2) return [];
  const { adequate } = sortFacts(dossier.of('site-link'), context);
  const linked = new Set(adequate.flatMap(({ fact }) => [fact.value.from_site, fact.value.to_site]));
  return [...sites]
    .sort()
    .filter((site) => !linked.has(site))
    .map((site) => ({ code: 'LINK_NOT_DESCRIBED', params: { site } }));
}
