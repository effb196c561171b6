import { canonicalJson, compareText, Decimal, parseUtcDate } from '@ancrage/base';
import { billedAccount } from '../parties/billed-account.ts';
import { namedAmong, partyBehind } from '../analyses/described-services.ts';
import { HOME } from '../analyses/placement.ts';
import { soldByService } from '../analyses/service-names.ts';
import { sameName } from '../parties/same-name.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Reference } from '../reference/reference.ts';
import { addFlowFindings } from './flow-findings.ts';
import type { ScopeFinding } from './report.ts';

/** Each thing seen and not listed in the scope, and each thing listed and not seen. */
export function scopeFindings(dossier: Dossier, reference: Reference): ScopeFinding[] {
  const found = new Map<string, ScopeFinding>();
  const add = (code: ScopeFinding['code'], params: ScopeFinding['params']): void => {
    found.set(`${code} ${canonicalJson(params)}`, { code, params });
  };
  addFiles(dossier, add);
  addAccounts(dossier, reference, add);
  addIntents(dossier, reference, add);
  addInvoices(dossier, add);
  addFlowFindings(dossier, reference, add);
  addSignatures(dossier, add);
  const proposed = dossier.of('scope-period')[0]?.fact.value.judge_at;
  if (proposed !== undefined && parseUtcDate(proposed) === dossier.at)
    add('JUDGED_AT_PROPOSED', { date: proposed });
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, finding]) => finding);
}

type Add = (code: ScopeFinding['code'], params: ScopeFinding['params']) => void;

function addFiles(dossier: Dossier, add: Add): void {
  for (const { path, why, code, place } of dossier.missing) {
    if (why === 'absent') add('FILE_MISSING', { path });
    else if (why === 'digest-differs') add('FILE_DIGEST_DIFFERS', { path });
    else add('FILE_REFUSED', { path, code: code ?? '', place: place ?? '' });
  }
  const listed = new Map(dossier.of('listed-evidence').map(({ fact }) => [fact.value.path, fact.value]));
  for (const { path, format, listed: isListed } of dossier.files.values()) {
    if (!isListed) add('FILE_NOT_LISTED', { path, format });
    const announced = listed.get(path)?.format;
    if (announced !== undefined && announced !== format)
      add('FILE_FORMAT_DIFFERS', { path, announced, format });
  }
}

function addAccounts(dossier: Dossier, reference: Reference, add: Add): void {
  const known = new Set(
    dossier.of('scope-account').map(({ fact: { value } }) => `${value.platform} ${value.account}`),
  );
  const excluded = new Set(dossier.of('exclusion').map(({ fact }) => fact.value.what));
  const see = (platform: string, account: string | undefined, seenIn: string): void => {
    if (account === undefined || account === '' || excluded.has(account)) return;
    if (!known.has(`${platform} ${account}`)) add('ACCOUNT_NOT_LISTED', { platform, account, seenIn });
  };
  for (const { fact, file } of dossier.of('inventory'))
    see(fact.value.platform, fact.value.account, file.path);
  const regions = new Set(
    dossier.of('resource').map(({ fact: { value } }) => `${value.platform} ${value.region ?? ''}`),
  );
  const parties = [...dossier.of('scope-entity'), ...dossier.of('subprocessor')].map(
    ({ fact }) => fact.value.name,
  );
  for (const { fact, file } of dossier.of('described-service')) {
    const party = partyBehind(fact.value, dossier);
    if (party !== undefined && !namedAmong(parties, party))
      add('SERVICE_PROVIDER_NOT_LISTED', { party, path: file.path });
  }
  const posing = dossier
    .of('scope-entity')
    .filter(({ fact }) => fact.value.role === 'provider' || fact.value.role === 'operator')
    .map(({ fact }) => fact.value.name);
  for (const { fact, file } of dossier.of('spend')) {
    const { platform, region, provider, host, publisher = '' } = fact.value;
    if (soldByService(fact.value, { dossier, reference })) continue;
    if (posing.some((name) => sameName(name, provider)))
      add('SELLER_NAMED_AS_OWN', { party: provider, path: file.path });
    see(platform, billedAccount(fact.value), file.path);
    if (region !== '' && regions.size > 0 && !regions.has(`${platform} ${region}`))
      add('REGION_ONLY_BILLED', { platform, region, path: file.path });
    for (const party of [provider, host, publisher]) {
      if (party === '' || namedAmong(parties, party)) continue;
      add('BILLED_PARTY_NOT_LISTED', { party, path: file.path });
    }
  }
}

/** What the documents of invoices total, beside the lines that bear their numbers: the lines of a whole bill make it exactly. */
function addInvoices(dossier: Dossier, add: Add): void {
  const totals = dossier.of('invoice-total');
  if (totals.length === 0) return;
  const keyOf = (invoice: string, currency: string): string => canonicalJson([invoice, currency]);
  const sums = new Map<string, Decimal>();
  for (const { fact } of dossier.of('invoice')) {
    const { invoice, currency, billed } = fact.value;
    const key = keyOf(invoice, currency);
    sums.set(key, (sums.get(key) ?? Decimal.ZERO).add(Decimal.parse(billed)));
  }
  for (const { fact, file } of totals) {
    const { invoice, currency, total } = fact.value;
    const billed = sums.get(keyOf(invoice, currency));
    const params = { invoice, currency, path: file.path };
    if (billed === undefined) add('INVOICE_WITHOUT_LINES', params);
    else if (!billed.equals(Decimal.parse(total)))
      add('INVOICE_TOTAL_DIFFERS', { ...params, stated: total, billed: billed.toString() });
  }
}

/** What a plan or a template means to have, or to copy, in a region that the table puts abroad: no violation, and a warning. */
function addIntents(dossier: Dossier, reference: Reference, add: Add): void {
  const abroad = new Map<string, { readonly params: ScopeFinding['params']; count: number }>();
  for (const { fact, file } of dossier.of('intended-resource')) {
    const { platform, region, copies = [] } = fact.value;
    for (const name of new Set([region, ...copies])) {
      const place = name === undefined ? undefined : reference.regionPlace(platform, name);
      if (place === undefined || place === 'global' || place.country === HOME) continue;
      const key = `${file.path} ${platform} ${name}`;
      const params = { path: file.path, platform, region: name!, country: place.country };
      const known = abroad.get(key) ?? { params, count: 0 };
      known.count += 1;
      abroad.set(key, known);
    }
  }
  for (const { params, count } of abroad.values()) add('INTENDED_ABROAD', { ...params, resources: count });
}

/** Signatures that raise nothing: by a key that the trust list does not name or no longer trusts, or about another service. */
function addSignatures(dossier: Dossier, add: Add): void {
  const service = dossier.of('service')[0]?.fact.value.service;
  for (const { id, envelopes = [], about } of dossier.evidence.values()) {
    const file = dossier.files.get(id);
    if (file === undefined) continue;
    if (about !== undefined && about !== service) add('STATEMENT_ABOUT_OTHER', { path: file.path, about });
    else if (file.vouchedBy.length === 0) {
      for (const { keyId } of envelopes) add('SIGNER_NOT_LISTED', { path: file.path, key: keyId });
    }
  }
}
