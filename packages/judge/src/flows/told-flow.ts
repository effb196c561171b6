import { isBaseError, parseInstant } from '@ancrage/base';
import { readAddress } from './address-bytes.ts';
import { FIRST_SECOND, isWord, LAST_SECOND, latin } from './ascii.ts';
import { UNTOLD } from './flow-way.ts';
import type { FlowSink } from './flow-sink.ts';

const [POINT, ZERO, COLON, QUOTE, BACKSLASH] = [0x2e, 0x30, 0x3a, 0x22, 0x5c];
const LARGEST = (1n << 64n) - 1n;

/** A flow as a notation of words tells it; empty where it does not. */
export interface ToldFlow {
  readonly source: string;
  readonly destination: string;
  /** Bytes from the source to the destination, and back where one record tells both. */
  readonly bytes: string;
  readonly back?: string;
  /** Seconds since 1970 UTC; NaN where they cannot be read. */
  readonly start: number;
  readonly end: number;
  readonly interfaceName: string;
  readonly way: number;
  /** One packet of so many was looked at, where the log tells it; 0 where packets were sampled and the log does not tell how. */
  readonly rate?: number;
  /** Whether the sensor says that it missed some of the flow: what it tells is then the least that went by. */
  readonly lost?: boolean;
}

const [from, to] = [new Int32Array(4), new Int32Array(4)];

/** Checks a flow and gives it to the sink, both ways where it tells both; what is wrong with it is counted at its line. */
export function tellFlow(sink: FlowSink, flow: ToldFlow, line: number): void {
  sink.record();
  const { start, end } = flow;
  if (!(start >= FIRST_SECOND && end <= LAST_SECOND && start <= LAST_SECOND && end >= FIRST_SECOND)) {
    sink.odd('TIME', line);
    return;
  }
  const hour = Math.floor(start / 3600);
  if (end < start) {
    sink.odd('TIME_BACKWARDS', line, hour);
    return;
  }
  const [one, other] = [widthOf(flow.source, from), widthOf(flow.destination, to)];
  if (one === 0 || one !== other) {
    sink.odd('ADDRESS', line, hour);
    return;
  }
  const [bytes, back] = [wholeOf(flow.bytes), flow.back === undefined ? 0n : wholeOf(flow.back)];
  if (bytes === undefined || back === undefined) {
    sink.odd('NUMBER', line, hour);
    return;
  }
  if (bytes > LARGEST || back > LARGEST) {
    sink.odd('NUMBER_TOO_LARGE', line, hour);
    return;
  }
  sink.span(start, end);
  const id = sink.coverage.interfaceOf(flow.interfaceName);
  sink.cover(id, start, end, false);
  if (flow.rate !== undefined && flow.rate !== 1) sink.sample(id, hour, end, flow.rate);
  if (flow.lost === true) sink.coverage.lost(hour);
  sink.flow(from, to, one === 4, bytes, hour, flow.way);
  if (back > 0n) sink.flow(to, from, one === 4, back, hour, 0);
}

/** The same of what was read from bytes already; what is negative is not there. */
export interface ReadFlow {
  /** Bytes from the source to the destination, and back. */
  readonly bytes: number;
  readonly back: number;
  readonly start: number;
  readonly end: number;
  /** The interface, or where its name stands among the bytes; nowhere where it has none. */
  readonly interfaceName: string;
  readonly nameFrom?: number;
  readonly nameTo?: number;
  readonly rate?: number;
}

/**
 * Gives the sink a flow whose addresses stand among bytes, as `tellFlow` does; false, with nothing done, where anything is not as it should be: that
 * way tells what.
 */
export function tellReadFlow(
  sink: FlowSink,
  data: Uint8Array,
  sourceFrom: number,
  sourceTo: number,
  destinationFrom: number,
  destinationTo: number,
  interfaces: LastInterface,
  { bytes, back, start, end, interfaceName, nameFrom = 0, nameTo = 0, rate }: ReadFlow,
): boolean {
  if (!(start >= FIRST_SECOND && end >= start && end <= LAST_SECOND && bytes >= 0 && back >= 0)) return false;
  const width = readAddress(data, sourceFrom, sourceTo, from);
  if (width === 0 || width !== readAddress(data, destinationFrom, destinationTo, to)) return false;
  const hour = Math.floor(start / 3600);
  const id = nameTo > nameFrom ? interfaces.idAt(data, nameFrom, nameTo) : interfaces.idOf(interfaceName);
  if (id < 0) return false;
  sink.record();
  sink.span(start, end);
  sink.cover(id, start, end, false);
  if (rate !== undefined && rate !== 1) sink.sample(id, hour, end, rate);
  if (width === 4) {
    sink.flow4(from[3]!, to[3]!, bytes, hour, UNTOLD);
    if (back > 0) sink.flow4(to[3]!, from[3]!, back, hour, UNTOLD);
  } else {
    sink.flow6(from, to, bytes, hour, UNTOLD);
    if (back > 0) sink.flow6(to, from, back, hour, UNTOLD);
  }
  return true;
}

/** Remembers the interface of the record before: mostly it is that of the next one too. */
export class LastInterface {
  readonly #sink: FlowSink;
  #name: string | undefined;
  #bytes = new Uint8Array(0);
  #id = 0;

  constructor(sink: FlowSink) {
    this.#sink = sink;
  }

  /** Number of an interface. */
  idOf(name: string): number {
    if (name !== this.#name) {
      this.#name = name;
      this.#bytes = new Uint8Array(0);
      this.#id = this.#sink.coverage.interfaceOf(name);
    }
    return this.#id;
  }

  /** Number of the interface whose name stands between two places within quotes; -1 where it is written in another way. */
  idAt(data: Uint8Array, nameFrom: number, nameTo: number): number {
    if (data[nameFrom - 1] !== QUOTE) return -1;
    if (isWord(data, nameFrom, nameTo, this.#bytes)) return this.#id;
    const bytes = data.slice(nameFrom, nameTo);
    if (bytes.includes(BACKSLASH)) return -1;
    const id = this.idOf(new TextDecoder('utf-8').decode(bytes));
    this.#bytes = bytes;
    return id;
  }
}

/** Whole seconds of a number that is written plainly, of at most `most` digits before its point; -1 where it is none. */
export function wholeSeconds(data: Uint8Array, numberFrom: number, numberTo: number, most: number): number {
  let value = 0;
  let at = numberFrom;
  for (; at < numberTo && data[at] !== POINT; at += 1) {
    const digit = data[at]! - ZERO;
    if (digit >>> 0 > 9) return -1;
    value = value * 10 + digit;
  }
  if (at === numberFrom || at - numberFrom > most) return -1;
  for (at += 1; at < numberTo; at += 1) if ((data[at]! - ZERO) >>> 0 > 9) return -1;
  return value;
}

/** Seconds of an instant as most logs write it, `2026-10-05T00:00:00.123Z`; -1 where it is another text. */
export function instantSeconds(data: Uint8Array, textFrom: number, textTo: number): number {
  const length = textTo - textFrom;
  if (length < 20 || length > 30) return -1;
  if (!isWord(data, textFrom, textFrom + DAY_LENGTH, dayBytes)) {
    const seconds = usualSeconds(latin(data, textFrom, textTo));
    if (seconds >= 0) {
      dayBytes = data.slice(textFrom, textFrom + DAY_LENGTH);
      daySeconds = seconds - (seconds % 86_400);
    }
    return seconds;
  }
  // The day is the one before, of which the seconds are known.
  const hour = two(data, textFrom + 11);
  const minute = two(data, textFrom + 14);
  const second = two(data, textFrom + 17);
  if (data[textFrom + 10] !== 0x54 || data[textFrom + 13] !== COLON || data[textFrom + 16] !== COLON)
    return -1;
  if (!(hour < 24 && minute < 60 && second < 60) || data[textTo - 1] !== 0x5a) return -1;
  if (length > 20) {
    if (data[textFrom + 19] !== POINT || length === 21) return -1;
    for (let at = textFrom + 20; at < textTo - 1; at += 1) if ((data[at]! - ZERO) >>> 0 > 9) return -1;
  }
  return daySeconds + hour * 3600 + minute * 60 + second;
}

const DAY_LENGTH = 10;
let dayBytes = new Uint8Array(DAY_LENGTH);
let daySeconds = 0;

/** Two digits; 100 where they are none. */
function two(data: Uint8Array, at: number): number {
  const [a, b] = [data[at]! - ZERO, data[at + 1]! - ZERO];
  return a >>> 0 > 9 || b >>> 0 > 9 ? 100 : a * 10 + b;
}

const LONGEST_ADDRESS = 64;
const scratch = new Uint8Array(LONGEST_ADDRESS);

function widthOf(text: string, out: Int32Array): number {
  const { length } = text;
  if (length > LONGEST_ADDRESS) return 0;
  // What is no byte is no part of an address.
  for (let at = 0; at < length; at += 1) scratch[at] = Math.min(255, text.charCodeAt(at));
  return readAddress(scratch, 0, length, out);
}

/** A whole number as text: with `.0…` behind it, as tools that count in doubles write it, it is whole too. */
function wholeOf(text: string): bigint | undefined {
  const match = /^(\d{1,40})(?:\.0*)?$/.exec(text);
  return match === null ? undefined : BigInt(match[1]!);
}

/** Seconds of an instant in RFC 3339, or of a number of seconds, or of milliseconds where it is too large for those. */
export function secondsOf(text: string): number {
  const usual = usualSeconds(text);
  if (usual >= 0) return usual;
  if (/^\d{1,16}(?:\.\d*)?$/.test(text)) {
    const value = Number(text);
    return Math.floor(value > 1e11 ? value / 1000 : value);
  }
  try {
    return Math.floor(parseInstant(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`) / 1000);
  } catch (error) {
    if (isBaseError(error)) return NaN;
    throw error;
  }
}

/** The seconds of an instant as most logs write it, `2026-10-05T00:00:00.123Z`, each day told once; -1 where it is another text. */
function usualSeconds(text: string): number {
  const { length } = text;
  if (length < 20 || length > 30 || text.charCodeAt(length - 1) !== 0x5a || text.charCodeAt(10) !== 0x54)
    return -1;
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  if (!(hour < 24 && minute < 60 && second < 60)) return -1;
  if (text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return -1;
  if (length > 20) {
    if (text.charCodeAt(19) !== 0x2e || length === 21) return -1;
    for (let at = 20; at < length - 1; at += 1) if ((text.charCodeAt(at) - 0x30) >>> 0 > 9) return -1;
  }
  const day = text.slice(0, 10);
  if (day !== lastDay) {
    // Throws where there is no such day: the long way tells it.
    try {
      lastDaySeconds = parseInstant(`${day}T00:00:00Z`) / 1000;
    } catch {
      return -1;
    }
    lastDay = day;
  }
  return lastDaySeconds + hour * 3600 + minute * 60 + second;
}

let lastDay = '';
let lastDaySeconds = 0;

function twoDigits(text: string, at: number): number {
  const [a, b] = [text.charCodeAt(at) - 0x30, text.charCodeAt(at + 1) - 0x30];
  return a >>> 0 > 9 || b >>> 0 > 9 ? NaN : a * 10 + b;
}
