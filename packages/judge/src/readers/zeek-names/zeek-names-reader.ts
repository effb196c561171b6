import { formatInstant, JsonCursor, parseStrictJson } from '@ancrage/base';
import { FIRST_SECOND, LAST_SECOND } from '../../flows/ascii.ts';
import { JsonFields } from '../../flows/json-fields.ts';
import { secondsOf } from '../../flows/told-flow.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { forEachLine, lineText } from '../access-log/log-lines.ts';
import { distinguishedName } from '../distinguished-name.ts';
import { addTlsCertificate } from '../tls-certificates/add-tls-certificate.ts';
import { peerOf } from '../../flows/peer-address.ts';
import { hostOf } from '../peer-host.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';

const WANTED = [
  'ts',
  'id.orig_h',
  'id.resp_h',
  'server_name',
  'subject',
  'established',
  'cert_chain_fps',
  'cert_chain_fuids',
  'query',
  'qtype_name',
  'answers',
  'fingerprint',
  'id',
  'certificate.subject',
  'certificate.issuer',
  'certificate.not_valid_before',
  'certificate.not_valid_after',
  'san.dns',
  'san.ip',
  'basic_constraints.ca',
  'host_cert',
  'client_cert',
] as const;
type Wanted = (typeof WANTED)[number];

/** What tells the two logs of connections: of TLS, and of names. */
const TELLING = { ssl: ['server_name', 'cipher'], dns: ['query', 'qtype_name'] } as const;

/**
 * Zeek's `ssl.log`, `dns.log` and `x509.log`, as tables (fields by `#fields`) or JSON, one record a line: under which names peers were
 * reached, by which they were found, and which certificates they presented. Private addresses are no peers. Where a machine stands no
 * name tells.
 */
export const zeekNamesReader: Reader = {
  format: 'zeek-names',
  recognise: ({ text }: Head) => kindOf(text) !== undefined,
  read: readNames,
};

function kindOf(text: string): keyof typeof TELLING | 'x509' | undefined {
  const fields = /^#fields\t(.*)$/m.exec(text)?.[1]?.trimEnd().split('\t');
  const isTable = text.startsWith('#separator') && fields !== undefined;
  if (!isTable && !/^\uFEFF?\{"(?:ts|uid|_path)":/.test(text)) return undefined;
  const has = (name: string): boolean => (isTable ? fields.includes(name) : text.includes(`"${name}":`));
  if (has('certificate.subject') && has('certificate.issuer')) return 'x509';
  if (!has('id.orig_h') || !has('id.resp_h') || has('conn_state')) return undefined;
  return (['ssl', 'dns'] as const).find((kind) => TELLING[kind].some(has));
}

type Row = (name: Wanted) => string;

function readNames(bytes: Uint8Array, { evidence }: ReadHint): Reading {
  const head = new TextDecoder().decode(bytes.subarray(0, 65_536));
  const kind = kindOf(head) ?? 'ssl';
  const isTable = head.startsWith('#separator');
  const version = `${kind}.log ${isTable ? 'TSV' : 'JSON'}`;
  const reading = new ReadingBuilder({ id: evidence, format: 'zeek-names', version });
  const json = new JsonFields(WANTED);
  let columns: readonly string[] = [];
  let [records, bad, latest] = [0, 0, -Infinity];
  forEachLine(bytes, (start, end, line) => {
    let row: Row | undefined;
    if (isTable) {
      const text = lineText(bytes, start, end);
      if (text.startsWith('#')) {
        if (text.startsWith('#fields\t')) columns = text.split('\t').slice(1);
        return;
      }
      const cells = text.split('\t');
      if (cells.length === columns.length) row = (name) => valueOf(cells[columns.indexOf(name)]);
    } else if (json.read(bytes, start, end)) row = (name) => json.member(name);
    records += 1;
    const told = row === undefined ? undefined : timeOf(row('ts'));
    if (row === undefined || told === undefined) {
      bad += 1;
      return;
    }
    latest = Math.max(latest, told);
    if (kind === 'ssl') addConnection(reading, row, isTable, line);
    else if (kind === 'dns') addAnswer(reading, row, isTable, line);
    else addCertificate(reading, row, isTable, line);
  });
  reading.records(records, records - bad);
  if (bad > 0) reading.note('SKIPPED_RECORDS', { pointer: '' }, { count: bad });
  if (latest > -Infinity) reading.observedAt(formatInstant(latest * 1000));
  return reading.build();
}

/** Whom a client asked for, and whom the certificate names, where it was seen: since TLS 1.3 it is not. */
function addConnection(reading: ReadingBuilder, row: Row, isTable: boolean, line: number): void {
  const peer = peerOf(row('id.resp_h'));
  if (peer === undefined) return;
  const add = (basis: 'tls-asked' | 'tls-served', text: string): void => {
    const name = hostOf(text);
    if (name !== undefined) reading.add('peer-name', { peer, name, basis, count: 1 }, { line });
  };
  add('tls-asked', row('server_name'));
  add('tls-served', distinguishedName(row('subject')).get('CN') ?? '');
  // The first of the chain is the peer's own; older versions name it by the file that it was.
  const [certificate] = valuesOf(row('cert_chain_fps') || row('cert_chain_fuids'), isTable);
  if (certificate !== undefined && isIdentifier(certificate))
    reading.add('peer-certificate', { peer, certificate: identifierOf(certificate), count: 1 }, { line });
}

/** A certificate that a server presented as its own; those of clients may name persons, and are left out. */
function addCertificate(reading: ReadingBuilder, row: Row, isTable: boolean, line: number): void {
  const certificate = row('fingerprint') || row('id');
  const host = row('host_cert');
  if (!isIdentifier(certificate) || isTrue(row('client_cert')) || (host !== '' && !isTrue(host))) return;
  // Before there was a field for it, only this told an authority's certificate from a server's.
  if (host === '' && isTrue(row('basic_constraints.ca'))) return;
  const subject = distinguishedName(row('certificate.subject'));
  const issuer = distinguishedName(row('certificate.issuer'));
  const [from, to] = [
    timeOf(row('certificate.not_valid_before')),
    timeOf(row('certificate.not_valid_after')),
  ];
  addTlsCertificate(
    reading,
    {
      certificate: identifierOf(certificate),
      names: [subject.get('CN') ?? '', ...valuesOf(row('san.dns'), isTable)],
      addresses: valuesOf(row('san.ip'), isTable),
      organization: subject.get('O'),
      issuer: issuer.get('O') ?? issuer.get('CN'),
      issuerCountry: issuer.get('C'),
      from: from === undefined ? undefined : formatInstant(from * 1000).slice(0, 10),
      to: to === undefined ? undefined : formatInstant(to * 1000).slice(0, 10),
    },
    { line },
  );
}

function isIdentifier(text: string): boolean {
  return /^[0-9A-Za-z]{3,128}$/.test(text);
}

/** Digits of a digest are of either case; the name of a file has both, and they differ. */
function identifierOf(text: string): string {
  return /^[0-9A-Fa-f]{32,128}$/.test(text) ? text.toLowerCase() : text;
}

/** `T` in tables, `true` in JSON. */
function isTrue(text: string): boolean {
  return text === 'T' || text === 'true';
}

/** The values of a list, in the notation of tables or of JSON. */
function valuesOf(text: string, isTable: boolean): string[] {
  return isTable ? text.split(',').filter((value) => value !== '') : listOf(text);
}

/** The name asked for leads to every address of the answer, by whatever aliases between. */
function addAnswer(reading: ReadingBuilder, row: Row, isTable: boolean, line: number): void {
  const name = hostOf(row('query'));
  const type = row('qtype_name');
  if (name === undefined || (type !== 'A' && type !== 'AAAA' && type !== '')) return;
  for (const text of valuesOf(row('answers'), isTable)) {
    const peer = peerOf(text);
    if (peer !== undefined)
      reading.add('peer-name', { peer, name, basis: 'dns-answered', count: 1 }, { line });
  }
}

/** The texts of a list as JSON has it; empty where it is none. */
function listOf(text: string): string[] {
  if (!text.startsWith('[')) return [];
  try {
    return new JsonCursor(parseStrictJson(text)).items().flatMap((item) => item.string() ?? []);
  } catch {
    // Brackets and quotes were looked at before, and nothing else: what does not parse tells no address.
    return [];
  }
}

/** `-` is what is not set, `(empty)` what is empty. */
function valueOf(cell: string | undefined): string {
  return cell === undefined || cell === '-' || cell === '(empty)' ? '' : cell;
}

function timeOf(text: string): number | undefined {
  const seconds = secondsOf(text);
  return seconds >= FIRST_SECOND && seconds <= LAST_SECOND ? seconds : undefined;
}
