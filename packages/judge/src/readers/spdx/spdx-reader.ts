import { JsonCursor, openStrictJson } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { jsonMembers } from '../json-members.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { SpdxGraph } from './spdx-graph.ts';
import { readSpdxJson, spdxDocumentBytes, spdxJsonVersion } from './spdx-json.ts';
import { TagValueDocument } from './spdx-tag-value.ts';

const OBJECT = /^\uFEFF?\s*\{/;
const JSON_2 = /"spdxVersion"\s*:\s*"SPDX-2\./;
const JSON_3 = /"https?:\/\/spdx\.org\/rdf\/(3\.[\d.]+)\/spdx-context\.jsonld"/;
const TAG_VALUE = /^\uFEFF?SPDXVersion[ \t]*:[ \t]*SPDX-(2\.\d+)[ \t]*\r?$/m;
const XML = /^\uFEFF?\s*<[^]*(?:spdx\.org\/rdf\/terms|<spdxVersion>\s*SPDX-2\.)/;
const YAML = /^['"]?spdxVersion['"]?[ \t]*:[ \t]*['"]?SPDX-2\./m;

/** SPDX 2.2 and 2.3 in JSON (as such, or as GitHub hands it out) and in tag-value, SPDX 3.0 in JSON-LD. */
export const spdxReader: Reader = {
  format: 'spdx',
  recognise: ({ text }: Head) => formOf(text) !== undefined,
  read: readSpdx,
};

type Form = 'json-2' | 'json-3' | 'tag-value' | 'XML' | 'YAML';

function formOf(text: string): Form | undefined {
  if (OBJECT.test(text)) {
    if (JSON_3.test(text)) return 'json-3';
    return JSON_2.test(text) ? 'json-2' : undefined;
  }
  if (TAG_VALUE.test(text)) return 'tag-value';
  if (XML.test(text)) return 'XML';
  return YAML.test(text) ? 'YAML' : undefined;
}

function readSpdx(bytes: Uint8Array, hint: ReadHint): Reading {
  const head = new TextDecoder().decode(bytes.subarray(0, 65_536));
  const begin = (version: string): ReadingBuilder =>
    new ReadingBuilder({ id: hint.evidence, format: 'spdx', version });
  switch (formOf(head)) {
    case 'json-2': {
      const document = spdxDocumentBytes(bytes);
      const reading = begin(spdxJsonVersion(document.bytes));
      readSpdxJson(document.bytes, document.pointer, reading);
      return reading.build();
    }
    case 'json-3': {
      const reading = begin(graphVersion(bytes));
      const graph = new SpdxGraph(reading);
      graph.read(bytes);
      graph.addTo(reading);
      return reading.build();
    }
    case 'tag-value': {
      const reading = begin(TAG_VALUE.exec(head)![1]!);
      const document = new TagValueDocument(reading);
      document.read(bytes);
      document.addTo(reading);
      return reading.build();
    }
    case 'XML':
      throw otherForm('XML', 'bom.spdx.xml');
    case 'YAML':
      throw otherForm('YAML', 'bom.spdx.yaml');
    default:
      throw new JudgeError('READ_SHAPE', { line: 1, path: 'spdxVersion', problem: 'no version of SPDX' });
  }
}

function otherForm(found: string, file: string): JudgeError {
  const command = `pyspdxtools -i ${file} -o bom.spdx.json`;
  return new JudgeError('READ_SERIALISATION', { found, command });
}

/** Version of the context that the document is written in; it must have a graph. */
function graphVersion(bytes: Uint8Array): string {
  let version: string | undefined;
  let graph = false;
  for (const { name, bytes: value } of jsonMembers(bytes)) {
    if (name === '@graph') graph = true;
    if (name !== '@context') continue;
    const context = new JsonCursor(openStrictJson(value));
    const addresses = [context, ...context.items()].map((entry) => entry.string() ?? '');
    const found = addresses.map((address) => JSON_3.exec(`"${address}"`)?.[1]);
    version = found.find((match) => match !== undefined);
  }
  if (version !== undefined && graph) return version;
  throw new JudgeError('READ_SHAPE', { line: 1, path: '@graph', problem: 'no graph of SPDX 3' });
}
