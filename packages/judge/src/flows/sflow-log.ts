import { latin } from './ascii.ts';
import type { FlowLog, FlowScanner } from './flow-format.ts';
import type { FlowSink } from './flow-sink.ts';
import { UNTOLD } from './flow-way.ts';
import { LineScanner } from './line-scanner.ts';
import { secondsOf, tellFlow } from './told-flow.ts';

/**
 * sFlow as sflowtool writes it: its words, one a line (`sflowtool`), or a line a sample (`sflowtool -l`) behind the time that `ts '%s'`
 * puts there, since those lines bear none. Bytes are those of the sampled packet's IP times the sampling rate: an estimate. Of IPv6,
 * the lines count the header of Ethernet too, as the tool tells it.
 */
export function sflowLog(head: string): FlowLog | undefined {
  if (/^\uFEFF?(?:startDatagram =|datagramSourceIP )/.test(head) && /^unixSecondsUTC \d/m.test(head))
    return { format: 'sflow', version: 'words', firstRecord: undefined, open: (sink) => words(sink) };
  const first = /^\uFEFF?[^\r\n]*/.exec(head)?.[0] ?? '';
  if (!/^(?:\S+ )?(?:FLOW|CNTR),[0-9a-fA-F.:]+,/.test(first)) return undefined;
  return { format: 'sflow', version: 'lines', firstRecord: 0, open: (sink) => lines(sink) };
}

/** A sample of a flow, as far as it was read. */
interface Sample {
  time: string;
  agent: string;
  port: string;
  rate: string;
  source: string;
  destination: string;
  size: string;
  line: number;
}

/** Words of a sample and where they go; a packet within a packet names its addresses a second time, which do not count. */
const WORDS: Readonly<Record<string, keyof Omit<Sample, 'line'>>> = {
  inputPort: 'port',
  meanSkipCount: 'rate',
  srcIP: 'source',
  srcIP6: 'source',
  dstIP: 'destination',
  dstIP6: 'destination',
  IPSize: 'size',
};

function words(sink: FlowSink): FlowScanner {
  let [time, agent] = ['', ''];
  let sample: Sample | undefined;
  return new LineScanner(sink, (data, from, to, line) => {
    const text = latin(data, from, to);
    const space = text.indexOf(' ');
    const [name, value] = space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space + 1).trim()];
    // Of a capture, the time of its packet is told beside that of reading, which is then 0.
    if (name === 'unixSecondsUTC') time = value;
    else if (name === 'pcapTimestamp') time = value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
    else if (name === 'agent') agent = value;
    else if (name === 'sampleType')
      sample =
        value === 'FLOWSAMPLE'
          ? { time, agent, port: '', rate: '', source: '', destination: '', size: '', line }
          : undefined;
    else if (name === 'endSample' || name === 'endDatagram') {
      if (sample !== undefined) tell(sink, sample);
      sample = undefined;
    } else if (sample !== undefined) {
      const field = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
      if (field !== undefined && sample[field] === '') sample[field] = value;
    }
  });
}

/** Columns of a line: agent, ports, layer 2 (5), addresses, layer 4 (6), sizes of packet and IP, rate. */
const COLUMNS = 20;

function lines(sink: FlowSink): FlowScanner {
  return new LineScanner(sink, (data, from, to, line) => {
    const text = latin(data, from, to).replace(/^\u00EF\u00BB\u00BF/, '');
    const space = text.indexOf(' ');
    const cells = text.slice(space + 1).split(',');
    // Counters of a port and packets dropped are no flows.
    if (cells[0] !== 'FLOW') {
      if (cells[0] !== 'CNTR' && cells[0] !== 'DROP') sink.odd('SYNTAX', line);
      return;
    }
    if (cells.length !== COLUMNS) {
      sink.odd('FIELD_COUNT', line);
      return;
    }
    const [, agent = '', port = ''] = cells;
    const [source = '', destination = ''] = cells.slice(9);
    const [size = '', rate = ''] = cells.slice(18);
    tell(sink, {
      time: space < 0 ? '' : text.slice(0, space),
      agent,
      port,
      rate,
      source,
      destination,
      size,
      line,
    });
  });
}

/** A sampled packet without IP is no flow. */
function tell(sink: FlowSink, { time, agent, port, rate, source, destination, size, line }: Sample): void {
  if (['', '-', '0.0.0.0'].includes(source) && ['', '-', '0.0.0.0'].includes(destination)) return;
  const at = secondsOf(time);
  const isWhole = /^\d{1,10}$/.test(size) && /^\d{1,10}$/.test(rate);
  tellFlow(
    sink,
    {
      source,
      destination,
      bytes: isWhole ? String(BigInt(size) * BigInt(rate)) : '',
      ...(isWhole ? { rate: Number(rate) } : {}),
      start: at,
      end: at,
      interfaceName: `${agent}/${port}`,
      way: UNTOLD,
    },
    line,
  );
}
