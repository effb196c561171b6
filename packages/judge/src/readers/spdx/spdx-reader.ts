import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { byStart, heldWhole } from '../by-start.ts';
import { itemWays } from '../item-reader.ts';
import { HEAD_BYTES } from '../reader.ts';
import type { Head, Reader, ReadingStream } from '../reader.ts';
import { wholeOrStream } from '../whole-or-stream.ts';
import { CONTEXT, graphNotation, SpdxGraph } from './spdx-graph.ts';
import { SpdxListing, spdxNotation } from './spdx-json.ts';
import { TagValueDocument } from './spdx-tag-value.ts';

const OBJECT = /^\uFEFF?\s*\{/;
const JSON_2 = /"spdxVersion"\s*:\s*"SPDX-2\./;
const TAG_VALUE = /^\uFEFF?SPDXVersion[ \t]*:[ \t]*SPDX-(2\.\d+)[ \t]*\r?$/m;
const XML = /^\uFEFF?\s*<[^]*(?:spdx\.org\/rdf\/terms|<spdxVersion>\s*SPDX-2\.)/;
const YAML = /^['"]?spdxVersion['"]?[ \t]*:[ \t]*['"]?SPDX-2\./m;

/** SPDX 2.2 and 2.3 in JSON (as such, or as GitHub hands it out) and in tag-value, SPDX 3.0 in JSON-LD. */
export const spdxReader: Reader = {
  format: 'spdx',
  recognise: ({ text }: Head) => formOf(text) !== undefined,
  read: (bytes, { evidence }) => read(bytes, evidence),
  open: () => byStart(stream),
};

type Form = 'json-2' | 'json-3' | 'tag-value' | 'XML' | 'YAML';

function formOf(text: string): Form | undefined {
  if (OBJECT.test(text)) {
    if (CONTEXT.test(text)) return 'json-3';
    return JSON_2.test(text) ? 'json-2' : undefined;
  }
  if (TAG_VALUE.test(text)) return 'tag-value';
  if (XML.test(text)) return 'XML';
  return YAML.test(text) ? 'YAML' : undefined;
}

const json2 = itemWays(spdxNotation, (evidence) => new SpdxListing(evidence));
const json3 = itemWays(graphNotation, (evidence) => new SpdxGraph(evidence));

function read(bytes: Uint8Array, evidence: Digest): Reading {
  const head = startOf(bytes);
  switch (formOf(head)) {
    case 'json-2':
      return json2.read(bytes, evidence);
    case 'json-3':
      return json3.read(bytes, evidence);
    case 'tag-value': {
      const version = TAG_VALUE.exec(head)![1]!;
      const reading = new ReadingBuilder({ id: evidence, format: 'spdx', version });
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

function stream(start: Uint8Array): ReadingStream {
  const form = formOf(startOf(start));
  if (form === 'json-2' || form === 'json-3')
    return wholeOrStream((form === 'json-2' ? json2 : json3).stream(), read);
  return heldWhole(read);
}

function startOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
}

function otherForm(found: string, file: string): JudgeError {
  const command = `pyspdxtools -i ${file} -o bom.spdx.json`;
  return new JudgeError('READ_SERIALISATION', { found, command });
}
