import { digestOf } from '@ancrage/base';
import { cloudformationStackReader } from './cloudformation-stack-reader.ts';
import { described, listed, NORDET, stacks } from './testing/stack-answer.ts';

/** Answers about stacks and about what they made; what is returned tells readings apart. */
export const target = {
  name: 'cloudformation-stack',
  run(bytes: Uint8Array): string {
    const { facts, notes } = cloudformationStackReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [described(NORDET), listed(NORDET), stacks()].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"StackResources"',
    '"StackResourceSummaries"',
    '"StackSummaries"',
    '"StackId"',
    '"PhysicalResourceId"',
    '"ResourceType"',
    '"DELETE_COMPLETE"',
    'arn:aws:',
    'Custom::',
    'null',
  ],
};
