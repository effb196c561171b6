import { digestOf } from '@ancrage/base';
import { billFile } from '../../testing/sample-dossier.ts';
import { focusReader } from './focus-reader.ts';

/** Bills in FOCUS. */
export const target = {
  name: 'focus',
  run(bytes: Uint8Array): string {
    const { facts } = focusReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return facts.map((fact) => (fact.kind === 'spend' ? fact.value.transfer : fact.kind)).join(' ');
  },
  seeds(): Uint8Array[] {
    const bill = billFile([
      ['AWS', '111', 'ca-central-1', '07', '1.5E-3', 'data transfer out'],
      ['Nordet inc.', '', '', '08', '-2', '"inter-region, transfer"'],
    ]);
    return [bill, bill.replaceAll('T00:00:00Z', ' 00:00:00').replaceAll('\n', '\r\n')].map((text) =>
      new TextEncoder().encode(text),
    );
  },
  dictionary: ['"', '""', ',', '\r\n', 'NULL', '2026-01-31 23:59:60', '1e1000', '-0', '\uFEFF', 'BilledCost'],
};
