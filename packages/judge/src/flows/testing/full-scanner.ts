import type { FlowScanner } from '../flow-format.ts';
import type { FlowSink } from '../flow-sink.ts';
import { JsonFields } from '../json-fields.ts';
import type { CellLines, RecordNotation } from '../json/json-line-scanner.ts';
import { LineScanner } from '../line-scanner.ts';
import { LastInterface } from '../told-flow.ts';

/** Reads every record in full, without what was learnt from those before: the oracle of the engine. */
export function fullScanner(sink: FlowSink, notation: RecordNotation): LineScanner {
  const fields = new JsonFields(notation.program.members);
  const interfaces = new LastInterface(sink);
  return new LineScanner(sink, (data, from, to, line) => {
    if (fields.read(data, from, to)) notation.tell(data, fields, interfaces, line);
    else sink.odd('SYNTAX', line);
  });
}

/** The same of lines of cells, each read by itself. */
export function fullCellScanner(sink: FlowSink, cells: CellLines): FlowScanner {
  const lines = new LineScanner(sink, (data, from, to, line) => cells.read(data, from, to, line));
  return {
    push: (piece) => lines.push(piece),
    end: () => lines.end(),
    get pending() {
      return lines.pending;
    },
    get lines() {
      return lines.lines;
    },
    get relaid() {
      return cells.relaid;
    },
  };
}
