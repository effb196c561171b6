import { formatInstant, JsonCursor, parseStrictJson } from '@ancrage/base';
import { readAddress, v4Text, v6Text } from '../../flows/address-bytes.ts';
import { FIRST_SECOND, LAST_SECOND } from '../../flows/ascii.ts';
import { JsonFields } from '../../flows/json-fields.ts';
import { OwnNetworks } from '../../flows/own-networks.ts';
import { secondsOf } from '../../flows/told-flow.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { forEachLine, lineText } from '../access-log/log-lines.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';

const WANTED = [
  'ts',
  'id.orig_h',
  'id.resp_h',
  'server_name',
  'subject',
  'established',
  'query',
  'qtype_name',
  'answers',
] as const;
type Wanted = (typeof WANTED)[number];

/** What tells the two logs: of TLS, and of names. */
const TELLING = { ssl: ['server_name', 'cipher'], dns: ['query', 'qtype_name'] } as const;

/**
 * Zeek's `ssl.log` and `dns.log`, as tables (fields by `#fields`) or JSON, one record a line: under which names peers were reached,
 * and by which they were found. Private addresses are no peers. Where a machine stands no name tells.
 */
export const zeekNamesReader: Reader = {
  format: 'zeek-names',
  recognise: ({ text }: Head) => kindOf(text) !== undefined,
  read: readNames,
};

function kindOf(text: string): keyof typeof TELLING | undefined {
  const fields = /^#fields\t(.*)$/m.exec(text)?.[1]?.trimEnd().split('\t');
  const isTable = text.startsWith('#separator') && fields !== undefined;
  if (!isTable && !/^\uFEFF?\{"(?:ts|uid|_path)":/.test(text)) return undefined;
  const has = (name: string): boolean => (isTable ? fields.includes(name) : text.includes(`"${name}":`));
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
    if (kind === 'ssl') addConnection(reading, row, line);
    else addAnswer(reading, row, isTable, line);
  });
  reading.records(records, records - bad);
  if (bad > 0) reading.note('SKIPPED_RECORDS', { pointer: '' }, { count: bad });
  if (latest > -Infinity) reading.observedAt(formatInstant(latest * 1000));
  return reading.build();
}

/** Whom a client asked for, and whom the certificate names, where it was seen: since TLS 1.3 it is not. */
function addConnection(reading: ReadingBuilder, row: Row, line: number): void {
  const peer = peerOf(row('id.resp_h'));
  if (peer === undefined) return;
  const add = (basis: 'tls-asked' | 'tls-served', text: string): void => {
    const name = hostOf(text);
    if (name !== undefined) reading.add('peer-name', { peer, name, basis, count: 1 }, { line });
  };
  add('tls-asked', row('server_name'));
  add('tls-served', /(?:^|,)\s*CN=([^,\\]+)/.exec(row('subject'))?.[1] ?? '');
}

/** The name asked for leads to every address of the answer, by whatever aliases between. */
function addAnswer(reading: ReadingBuilder, row: Row, isTable: boolean, line: number): void {
  const name = hostOf(row('query'));
  const type = row('qtype_name');
  if (name === undefined || (type !== 'A' && type !== 'AAAA' && type !== '')) return;
  for (const text of isTable ? row('answers').split(',') : listOf(row('answers'))) {
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

const LONGEST_ADDRESS = 64;
const scratch = new Uint8Array(LONGEST_ADDRESS);
const words = new Int32Array(4);
const own = new OwnNetworks([], 0);

/** An address in the form in which flows have it; undefined where it is private, or none. */
function peerOf(text: string): string | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  for (let at = 0; at < text.length; at += 1) scratch[at] = Math.min(255, text.charCodeAt(at));
  const width = readAddress(scratch, 0, text.length, words);
  const [a, b, c, d] = words as unknown as [number, number, number, number];
  if (width === 4) return own.group4(d) < 0 ? v4Text(d) : undefined;
  if (width === 0) return undefined;
  return own.group6(a, b, c, d) < 0 ? v6Text(a, b, c, d) : undefined;
}

/** A host name of two labels or more, in lower case; a certificate may name all hosts of a domain (`*.example.ca`). */
function hostOf(text: string): string | undefined {
  const name = text.toLowerCase().replace(/\.$/, '');
  const isHost =
    name.length <= 253 &&
    /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{1,62}$/.test(name);
  return isHost ? name : undefined;
}
