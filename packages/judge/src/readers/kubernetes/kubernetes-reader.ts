import type { Digest } from '@ancrage/base';
import type { Reading } from '../../reading/reading.ts';
import { itemWays, readItems } from '../item-reader.ts';
import { listNotation } from '../item-stream.ts';
import type { Head, Reader } from '../reader.ts';
import { isCoded, wholeOrStream } from '../whole-or-stream.ts';
import { ClusterFile } from './cluster-file.ts';
import { yamlEntries } from './cluster-object.ts';

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
  open: () => wholeOrStream(json.stream(), read, (start) => !isJson(start) || isCoded(start)),
};

function isJson(start: Uint8Array): boolean {
  return start.find((byte) => byte > 0x20 && byte < 0x7f) === 0x7b;
}

function read(bytes: Uint8Array, evidence: Digest): Reading {
  return isJson(bytes)
    ? json.read(bytes, evidence)
    : readItems(new ClusterFile(evidence), [...yamlEntries(bytes)], evidence);
}
