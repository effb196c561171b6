import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '@ancrage/base';
import type { Operator } from '../reference/operators.ts';
import { recogniseReader } from '../readers/registry.ts';
import { declaredOfReading } from './declared-of-reading.ts';

const operators = {
  ofHost: (host: string) =>
    host.endsWith('.nuage.example') ? ({ operator: 'nuage' } as Operator) : undefined,
};

function declared(content: string, name: string): unknown {
  const bytes = new TextEncoder().encode(content);
  const reading = recogniseReader(bytes, name)!.read(bytes, { evidence: digestOf(bytes), name });
  return declaredOfReading(reading, operators).map(({ name: who, country, operators: codes }) => [
    who,
    country,
    ...codes,
  ]);
}

test('a manifest declares its subprocessors, once, with the country where that is told', () => {
  const manifest = `ancrage: dossier/1
service: { name: Service, provider: Fournisseur inc. }
scope:
  period: { from: 2026-10-01, to: 2026-10-31 }
  entities:
    - { entity: '1', name: Fibre Mauricie, role: subprocessor }
    - { entity: '2', name: Soutien Estrie, role: subprocessor }
    - { entity: '3', name: Fournisseur inc., role: provider }
declarations:
  - { kind: subprocessor, name: Fibre Mauricie, country: CA, access: none }
`;
  assert.deepEqual(declared(manifest, 'dossier.yaml'), [
    ['Fibre Mauricie', 'CA'],
    ['Soutien Estrie', undefined],
  ]);
});

test('a bill of materials declares who is behind its services, by the hosts of their endpoints, and no place', () => {
  const bill = JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    services: [
      { name: 'Objets', provider: { name: 'Nuage SA' }, endpoints: ['https://objets.nuage.example/v1'] },
      { name: 'File', provider: { name: 'Nuage SA' }, endpoints: ['https://file.example/'] },
      { name: 'Interne', endpoints: ['https://interne.example/'] },
    ],
  });
  assert.deepEqual(declared(bill, 'bom.json'), [['Nuage SA', undefined, 'nuage']]);
});
