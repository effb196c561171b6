import type { FlowSink } from '../flow-sink.ts';
import { JsonFields } from '../json-fields.ts';
import type { RecordNotation } from '../json/json-line-scanner.ts';
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
