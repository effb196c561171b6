import type { FlowLog, FlowScanner } from './flow-format.ts';
import type { FlowSink } from './flow-sink.ts';
import { UNTOLD } from './flow-sink.ts';
import { secondsOf, tellFlow } from './told-flow.ts';

const [QUOTE, BACKSLASH, COLON, SPACE, LF] = [0x22, 0x5c, 0x3a, 0x20, 0x0a];
const LONGEST_TEXT = 4096;

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
    firstRecord: undefined,
    open: (sink) => new AzureScanner(sink),
  };
}

class AzureScanner implements FlowScanner {
  readonly #sink: FlowSink;
  readonly #text = new Uint8Array(LONGEST_TEXT);
  #length = 0;
  #quoted = false;
  #escaped = false;
  /** A text that ended and may be a name, if a colon follows. */
  #last: string | undefined;
  #name = '';
  #interface = 'azure';
  #line = 1;
  lines = 0;

  constructor(sink: FlowSink) {
    this.#sink = sink;
  }

  get pending(): number {
    return this.#quoted ? 1 : 0;
  }

  push(piece: Uint8Array): void {
    for (const code of piece) {
      if (this.#quoted) this.#within(code);
      else if (code === QUOTE) {
        this.#settle();
        this.#quoted = true;
        this.#length = 0;
      } else if (code === COLON && this.#last !== undefined) {
        this.#name = this.#last;
        this.#last = undefined;
      } else if (code === LF) {
        this.#line += 1;
        this.lines += 1;
      } else if (code > SPACE) this.#settle();
    }
  }

  end(): void {
    this.#settle();
    if (this.#quoted) this.#sink.odd('SYNTAX', this.#line);
  }

  #within(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === BACKSLASH) this.#escaped = true;
    else if (code === QUOTE) {
      this.#quoted = false;
      this.#last = decoder.decode(this.#text.subarray(0, this.#length));
      return;
    }
    if (this.#length < LONGEST_TEXT) {
      this.#text[this.#length] = code;
      this.#length += 1;
    }
  }

  /** A text that no colon followed is a value of the name before it. */
  #settle(): void {
    const value = this.#last;
    if (value === undefined) return;
    this.#last = undefined;
    if (this.#name === 'macAddress') this.#interface = value;
    else if (this.#name === 'flowTuples') this.#tuple(value);
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
