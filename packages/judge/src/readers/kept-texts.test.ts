import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isFactValue } from '../facts/check-fact.ts';
import { arnOf } from './aws/aws-arn.ts';
import { remembered } from './remembered.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const DOCUMENT_BYTES = 32 * 1024 * 1024;

function kept(): number {
  // The engine keeps the last text that an expression was tried on.
  /short/.exec('short');
  // What stood outside the heap is freed on a second round.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Cut from a long document, as a cursor cuts names. */
function cutText(start: string): string {
  return Buffer.alloc(DOCUMENT_BYTES, start).toString('latin1').slice(0, 60);
}

/** On its own, so that no frame of the test holds the text. */
function keepCut(keep: (text: string) => unknown): void {
  keep(cutText('arn:aws:s3:ca-central-1:1:bucket'));
}

const roleOf = remembered((text) => text.length);
const keepers: Readonly<Record<string, (text: string) => unknown>> = {
  'an answer that is remembered': (text) => roleOf(text),
  'the last ARN': (text) => arnOf(text)?.resource.length,
  'the last text of a field': (text) => isFactValue('declared-name', { name: text, resource: text }),
};

for (const [name, keep] of Object.entries(keepers))
  test(`${name} does not keep the document that it stood in`, () => {
    keep('arn:aws:s3:ca-central-1:1:first');
    const before = kept();
    keepCut(keep);
    const grown = kept() - before;
    assert.ok(grown < DOCUMENT_BYTES / 2, String(grown));
  });
