import { smallNumber } from './ascii.ts';
import type { FlowLog, FlowScanner } from './flow-format.ts';
import type { FlowSink } from './flow-sink.ts';
import { UNTOLD } from './flow-way.ts';
import { giveRecords } from './json/give-records.ts';
import { RecordEngine } from './json/record-engine.ts';
import type { RecordProgram } from './json/record-engine.ts';
import { NO_TUPLE, RECORDS_FULL } from './json/shape-memory.ts';
import { TUPLE_ROOM, tupleProgram } from './json/tuple-program.ts';
import { LastInterface, secondsOf, tellFlow, tellReadFlow } from './told-flow.ts';

const [QUOTE, BACKSLASH, COLON, SPACE, LF] = [0x22, 0x5c, 0x3a, 0x20, 0x0a];
const LONGEST_TEXT = 4096;

/** A tuple: time, addresses, ports, protocol, way, state, how it is encrypted, packets and bytes there and back. */
const CELLS = 13;
const [STATE, SENT, RECEIVED] = [7, 10, 12];
const [COMMA, DENIED] = [0x2c, 0x44];

const decoder = new TextDecoder('utf-8');

/**
 * Azure’s virtual network flow logs (version 4): the texts under `flowTuples` of one document, read wherever they are. A tuple tells
 * both ways, and what went since the tuple before it: each is counted once, and their sum is the flow.
 */
export function azureLog(head: string): FlowLog | undefined {
  if (!/^\uFEFF?\s*\{\s*"records"\s*:/.test(head) || !/"flowLogVersion"\s*:\s*4\b/.test(head))
    return undefined;
  return {
    format: 'azure-flow-log',
    version: '4',
    firstRecord: 0,
    // Says of what interface tuples are; all that else is to be known is that no text is open there.
    mark: '"macAddress":',
    // A tuple has some 80, and two ways.
    rowBytes: 150,
    open: (sink, middle = false) => new AzureScanner(sink, middle),
  };
}

const tuples: RecordProgram = { name: 'azure', members: [], make: tupleProgram };

/** Engines of scanners that have ended: the next of the same sink takes over their memory. */
const idle = new WeakMap<FlowSink, RecordEngine>();

class AzureScanner implements FlowScanner {
  readonly #sink: FlowSink;
  readonly #engine: RecordEngine;
  readonly #text = new Uint8Array(LONGEST_TEXT);
  #length = 0;
  #quoted = false;
  #escaped = false;
  /** Whether a text has ended, which may be a name, if a colon follows. */
  #ended = false;
  readonly #ends = new Int32Array(CELLS);
  readonly #interfaces: LastInterface;
  #name = '';
  #interface = 'azure';
  /** Whether it may be another, told before the middle in which this starts. */
  #untold: boolean;
  #line = 1;
  lines = 0;
  relaid = false;

  constructor(sink: FlowSink, middle: boolean) {
    this.#sink = sink;
    this.#untold = middle;
    this.#interfaces = new LastInterface(sink);
    this.#engine = idle.get(sink) ?? new RecordEngine(tuples);
    idle.delete(sink);
  }

  get pending(): number {
    return this.#quoted ? 1 : 0;
  }

  get room(): Uint8Array {
    return this.#engine.room;
  }

  push(piece: Uint8Array): void {
    const { room } = this.#engine;
    for (let at = 0; at < piece.length; at += room.length) {
      const some = piece.subarray(at, at + room.length);
      room.set(some);
      this.take(some.length);
    }
  }

  take(count: number): void {
    const { bytes, start } = this.#engine;
    const end = start + count;
    for (let at = start; at < end; ) {
      if (this.#quoted) {
        at = this.#within(bytes, at, end);
        continue;
      }
      const code = bytes[at]!;
      at += 1;
      if (code === QUOTE) {
        this.#settle();
        this.#quoted = true;
        this.#length = 0;
        if (this.#name === 'flowTuples') at = this.#tuples(at, end - TUPLE_ROOM);
      } else if (code === COLON && this.#ended) {
        this.#name = this.#take();
      } else if (code === LF) {
        this.#line += 1;
        this.lines += 1;
      } else if (code > SPACE) this.#settle();
    }
  }

  end(): void {
    this.#settle();
    if (this.#quoted) this.#sink.odd('SYNTAX', this.#line);
    idle.set(this.#sink, this.#engine);
  }

  /** Reads tuples from behind the quote of the first, as far as they are written plainly; gives where it stopped. */
  #tuples(at: number, end: number): number {
    const engine = this.#engine;
    if (at >= end) return at;
    if (this.#untold) this.relaid = true;
    engine.set(at, end);
    let why = RECORDS_FULL;
    while (why === RECORDS_FULL) {
      why = engine.read();
      giveRecords(engine, this.#sink, this.#interface);
    }
    this.#quoted = why !== NO_TUPLE;
    return engine.behind;
  }

  /** Keeps what stands within quotes from a place on; gives where it ends. */
  #within(piece: Uint8Array, from: number, to: number): number {
    const text = this.#text;
    let [at, length] = [from, this.#length];
    for (; at < to; at += 1) {
      const code = piece[at]!;
      if (this.#escaped) this.#escaped = false;
      else if (code === BACKSLASH) this.#escaped = true;
      else if (code === QUOTE) {
        this.#quoted = false;
        this.#ended = true;
        at += 1;
        break;
      }
      if (length < LONGEST_TEXT) {
        text[length] = code;
        length += 1;
      }
    }
    this.#length = length;
    return at;
  }

  /** The text that ended. */
  #take(): string {
    this.#ended = false;
    return decoder.decode(this.#text.subarray(0, this.#length));
  }

  /** A text that no colon followed is a value of the name before it. */
  #settle(): void {
    if (!this.#ended) return;
    if (this.#name === 'macAddress') {
      this.#interface = this.#take();
      this.#untold = false;
    } else if (this.#name === 'flowTuples') {
      if (this.#untold) this.relaid = true;
      if (!this.#plainTuple()) this.#tuple(this.#take());
    }
    this.#ended = false;
  }

  /** Tells a tuple whose values are written plainly, straight from its bytes; false where it is another. */
  #plainTuple(): boolean {
    const [text, ends] = [this.#text, this.#ends];
    let cells = 0;
    for (let at = 0; at < this.#length; at += 1) {
      if (text[at] !== COMMA) continue;
      if (cells === CELLS - 1) return false;
      ends[cells] = at;
      cells += 1;
    }
    if (cells !== CELLS - 1 || text[ends[STATE - 1]! + 1] === DENIED) return false;
    ends[cells] = this.#length;
    const size = (cell: number): number => {
      const [from, to] = [ends[cell - 1]! + 1, ends[cell]!];
      return from === to ? 0 : smallNumber(text, from, to);
    };
    const time = smallNumber(text, 0, ends[0]!);
    // Milliseconds, where they are too many for seconds.
    const start = time > 1e11 ? Math.floor(time / 1000) : time;
    return tellReadFlow(this.#sink, text, ends[0]! + 1, ends[1]!, ends[1]! + 1, ends[2]!, this.#interfaces, {
      bytes: size(SENT),
      back: size(RECEIVED),
      start,
      end: start,
      interfaceName: this.#interface,
    });
  }

  #tuple(text: string): void {
    const cells = text.split(',');
    const [time = '', source = '', destination = '', , , , , state = '', , , sent = '', , received = ''] =
      cells;
    if (cells.length !== 13) {
      this.#sink.odd('FIELD_COUNT', this.#line);
      return;
    }
    if (state === 'D') {
      this.#sink.record();
      this.#sink.count('rejected');
      return;
    }
    const at = secondsOf(time);
    tellFlow(
      this.#sink,
      {
        source,
        destination,
        bytes: sent || '0',
        back: received || '0',
        start: at,
        end: at,
        interfaceName: this.#interface,
        way: UNTOLD,
      },
      this.#line,
    );
  }
}
