import type { Digest } from '@ancrage/base';
import { JudgeError } from '../../errors/judge-error.ts';
import type { Reading } from '../../reading/reading.ts';
import { UNNAMED_EVIDENCE } from '../../reading/taken-facts.ts';
import { forEachLine } from '../access-log/log-lines.ts';
import { byStart, heldWhole } from '../by-start.ts';
import { itemWays } from '../item-reader.ts';
import { LineStream } from '../line-stream.ts';
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
    case 'tag-value':
      return readTagValue(bytes, evidence, TAG_VALUE.exec(head)![1]!);
    case 'XML':
      throw otherForm('XML', 'bom.spdx.xml');
    case 'YAML':
      throw otherForm('YAML', 'bom.spdx.yaml');
    default:
      throw new JudgeError('READ_SHAPE', { line: 1, path: 'spdxVersion', problem: 'no version of SPDX' });
  }
}

function readTagValue(bytes: Uint8Array, evidence: Digest, version: string): Reading {
  const document = new TagValueDocument(evidence, version);
  const take = (start: number, end: number, line: number): void => document.line(bytes, start, end, line);
  forEachLine(bytes, take);
  document.surveyed();
  forEachLine(bytes, take);
  return document.end();
}

function stream(start: Uint8Array): ReadingStream {
  const head = startOf(start);
  const form = formOf(head);
  if (form === 'json-2' || form === 'json-3')
    return wholeOrStream((form === 'json-2' ? json2 : json3).stream(), read);
  return form === 'tag-value' ? tagValueStream(TAG_VALUE.exec(head)![1]!) : heldWhole(read);
}

function tagValueStream(version: string): ReadingStream {
  const document = new TagValueDocument(UNNAMED_EVIDENCE, version);
  const opened = (): LineStream => new LineStream((...line) => document.line(...line));
  let lines = opened();
  let surveying = true;
  return {
    push: (piece) => lines.push(piece),
    again(): boolean {
      if (!surveying) return false;
      lines.end();
      document.surveyed();
      surveying = false;
      lines = opened();
      return true;
    },
    take: () => document.reading.take(),
    end(evidence): Reading {
      lines.end();
      document.reading.identify(evidence);
      return document.end();
    },
  };
}

function startOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
}

function otherForm(found: string, file: string): JudgeError {
  const command = `pyspdxtools -i ${file} -o bom.spdx.json`;
  return new JudgeError('READ_SERIALISATION', { found, command });
}
