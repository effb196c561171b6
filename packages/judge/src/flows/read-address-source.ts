import { decodeText } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { parseAddress, parsePrefix } from '../addresses/address-prefix.ts';
import { JudgeError } from '../errors/judge-error.ts';
import { addressRangesReader } from '../readers/address-ranges/address-ranges-reader.ts';
import { csvRecords } from '../readers/csv-records.ts';
import { HEAD_BYTES } from '../readers/reader.ts';
import type { Head } from '../readers/reader.ts';
import type { AddressSource, Layer, RangeNote } from './address-source.ts';
import { disjoint } from './range-set.ts';
import type { ToldRange } from './range-set.ts';

/** What is known of a file of ranges besides its bytes. */
export interface SourceHint {
  readonly file: string;
  readonly digest: Digest;
  /** What a table of countries is: made of geofeeds and whois, or of where addresses are registered. Its bytes do not tell. */
  readonly layer?: 'geofeed' | 'registry';
}

/**
 * Brings a file of ranges to the form in which it is asked: an operator's published file, a geofeed (RFC 8805), or a table
 * `start,end,country` or `start,end,number,name` with addresses as text or as numbers.
 *
 * @throws JudgeError READ_NOT_RECOGNISED where it is none of these, READ_SHAPE where it does not tell which table it is.
 */
export function readAddressSource(bytes: Uint8Array, hint: SourceHint): AddressSource {
  if (addressRangesReader.recognise(headOf(bytes, hint.file))) return publishedSource(bytes, hint);
  return tableSource(bytes, hint);
}

function headOf(bytes: Uint8Array, name: string): Head {
  const start = bytes.subarray(0, HEAD_BYTES);
  return { bytes: start, text: new TextDecoder('utf-8').decode(start), name };
}

/** Collects ranges and what is said of them, each saying once. */
class Notes {
  readonly notes: RangeNote[] = [];
  readonly told: ToldRange[] = [];
  readonly #ids = new Map<string, number>();

  idOf(note: RangeNote): number {
    const key = JSON.stringify(note);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.notes.push(note) - 1;
    this.#ids.set(key, id);
    return id;
  }

  add(width: 32 | 128, first: bigint, last: bigint, note: RangeNote): void {
    this.told.push({ width, first, last, value: this.idOf(note) });
  }

  /** Two places told of one range. */
  disagree(one: number, other: number): number {
    const [a, b] = [this.notes[Math.min(one, other)]!, this.notes[Math.max(one, other)]!];
    const same = a.country === b.country && a.region === b.region;
    if (same || a.other !== undefined) return Math.min(one, other);
    return this.idOf({ ...a, other: b.region ?? b.country ?? '' });
  }
}

function publishedSource(bytes: Uint8Array, { file, digest }: SourceHint): AddressSource {
  const { facts, evidence } = addressRangesReader.read(bytes, { evidence: digest, name: file });
  const notes = new Notes();
  let platform: string | undefined;
  for (const fact of facts) {
    if (fact.kind !== 'address-range') continue;
    const { prefix, platform: whose, region, country, province } = fact.value;
    platform ??= whose;
    const parsed = parsePrefix(prefix);
    if (parsed === undefined) continue;
    const shift = BigInt(parsed.width - parsed.length);
    const first = parsed.network << shift;
    notes.add(parsed.width, first, first + (1n << shift) - 1n, {
      ...(whose === undefined ? {} : { region: region ?? '' }),
      ...(country === undefined ? {} : { country }),
      ...(province === undefined ? {} : { province }),
    });
  }
  const published = evidence[0]?.observedAt?.slice(0, 10);
  return {
    layer: platform === undefined ? 'geofeed' : 'operator',
    ...(platform === undefined ? {} : { platform }),
    file,
    digest,
    ...(published === undefined ? {} : { published }),
    notes: notes.notes,
    ranges: disjoint(notes.told, (one, other) => notes.disagree(one, other)),
  };
}

function tableSource(bytes: Uint8Array, hint: SourceHint): AddressSource {
  const notes = new Notes();
  let layer: Layer | undefined;
  const six = isV6(
    decodeText(bytes.subarray(0, 65_536).slice(0, bytes.subarray(0, 65_536).lastIndexOf(10) + 1)),
  );
  for (const { fields, line } of csvRecords(bytes)) {
    const [start = '', end = '', third = '', name] = fields;
    const [first, last] = [addressOf(start, six), addressOf(end, six)];
    if (first === undefined || last === undefined || first.width !== last.width || last.bits < first.bits) {
      if (line === 1) throw new JudgeError('READ_NOT_RECOGNISED', { file: hint.file });
      throw new JudgeError('READ_SHAPE', { line, path: 'start,end', problem: 'no range of addresses' });
    }
    if (/^[A-Z]{2}$/.test(third)) {
      layer ??= hint.layer;
      if (layer === undefined)
        throw new JudgeError('READ_SHAPE', { line, path: '--layer', problem: 'geofeed or registry' });
      // ZZ and the like are codes of no country.
      if (third !== 'ZZ') notes.add(first.width, first.bits, last.bits, { country: third });
    } else if (/^\d+$/.test(third)) {
      layer ??= 'asn';
      notes.add(first.width, first.bits, last.bits, {
        name: name === undefined || name === '' ? `AS${third}` : name,
      });
    } else throw new JudgeError('READ_SHAPE', { line, path: 'country', problem: third.slice(0, 40) });
  }
  if (layer === undefined) throw new JudgeError('READ_NOT_RECOGNISED', { file: hint.file });
  return {
    layer,
    file: hint.file,
    digest: hint.digest,
    notes: notes.notes,
    ranges: disjoint(notes.told, (one, other) => notes.disagree(one, other)),
  };
}

/** Whether numbers of a table are IPv6: some of them are beyond 32 bits. */
function isV6(head: string): boolean {
  return /^\d{11,},|^\d+,\d{11,},/m.test(head);
}

function addressOf(
  text: string,
  six: boolean,
): { readonly bits: bigint; readonly width: 32 | 128 } | undefined {
  if (!/^\d{1,39}$/.test(text)) return parseAddress(text);
  const bits = BigInt(text);
  return bits >> (six ? 128n : 32n) === 0n ? { bits, width: six ? 128 : 32 } : undefined;
}
