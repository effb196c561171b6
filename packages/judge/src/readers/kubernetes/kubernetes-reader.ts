import type { Digest } from '@ancrage/base';
import type { Reading } from '../../reading/reading.ts';
import { forEachYamlDocument } from '../../documents/yaml-document.ts';
import { UNNAMED_EVIDENCE } from '../../reading/taken-facts.ts';
import { byStart } from '../by-start.ts';
import { itemWays, readItems } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { JsonEntry } from '../item-stream.ts';
import type { Head, Reader } from '../reader.ts';
import { wholeOrStream } from '../whole-or-stream.ts';
import { ClusterFile } from './cluster-file.ts';
import { yamlEntries } from './cluster-object.ts';
import { YamlStream } from './yaml-stream.ts';

const json = itemWays(
  { ...listNotation('one', ['items']), isList: (path) => path.length === 1 && path[0] === 'items' },
  (evidence) => new ClusterFile(evidence),
);

/** Objects of Kubernetes as `kubectl get` writes them, in JSON or in YAML. */
export const kubernetesReader: Reader = {
  format: 'kubernetes',
  recognise: ({ text }: Head) =>
    /^\uFEFF?\s*\{/.test(text)
      ? /^\uFEFF?\s*\{\s*"(?:apiVersion|kind)"\s*:\s*"[A-Za-z0-9./-]{1,120}"\s*,/.test(text) &&
        /"apiVersion"\s*:/.test(text) &&
        /"kind"\s*:/.test(text)
      : /^(?:\uFEFF)?(?:[ \t\r]*(?:#[^\n]*)?\n|---[^\n]{0,200}\n)*(?:apiVersion|kind):[ \t]*["']?[A-Za-z0-9./-]{1,120}/.test(
          text,
        ) &&
        /^apiVersion:/m.test(text) &&
        (/^kind:/m.test(text) || /^items:/m.test(text)),
  read: (bytes, { evidence }) => read(bytes, evidence),
  open: () =>
    byStart((start) =>
      wholeOrStream(isJson(start) ? json.stream() : new YamlStream(new ClusterFile(UNNAMED_EVIDENCE)), read),
    ),
};

function isJson(start: Uint8Array): boolean {
  return start.find((byte) => byte > 0x20 && byte < 0x7f) === 0x7b;
}

function read(bytes: Uint8Array, evidence: Digest): Reading {
  if (isJson(bytes)) return json.read(bytes, evidence);
  const entries: JsonEntry[] = [];
  // What is kept of a document is its data, and not the larger tree that knows its lines.
  forEachYamlDocument(bytes, (document) => {
    for (const entry of yamlEntries(document)) entries.push(entry);
  });
  return readItems(new ClusterFile(evidence), entries, evidence);
}
