import { JsonCursor, openStrictJson } from '@ancrage/base';
import type { JsonValue } from '@ancrage/base';
import { parseYamlDocument } from '../../documents/yaml-document.ts';
import type { ShortTags } from '../../documents/yaml-document.ts';
import type { Place } from '../../facts/fact.ts';

/** A template, and how to place what is in it: by pointer in JSON, by line in YAML. */
export interface OpenTemplate {
  readonly root: JsonCursor;
  readonly placeOf: (cursor: JsonCursor) => Place;
}

/** Short forms of the functions of CloudFormation; `Ref` and `Condition` have no prefix. */
const TAGS: ShortTags = new Map([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...[
    'And',
    'Base64',
    'Cidr',
    'Contains',
    'EachMemberEquals',
    'EachMemberIn',
    'Equals',
    'FindInMap',
    'ForEach',
    'GetAZs',
    'GetAtt',
    'GetStackOutput',
    'If',
    'ImportValue',
    'Join',
    'Length',
    'Not',
    'Or',
    'RefAll',
    'Select',
    'Split',
    'Sub',
    'ToJsonString',
    'Transform',
    'ValueOf',
    'ValueOfAll',
  ].map((name) => [`!${name}`, `Fn::${name}`] as const),
]);

/**
 * Opens a template in JSON or in YAML, or the answer of `aws cloudformation get-template`, whose `TemplateBody` is an object
 * or the text of the template.
 */
export function openTemplate(bytes: Uint8Array): OpenTemplate {
  if (!startsAsJson(bytes)) return openYaml(bytes);
  const root = new JsonCursor(openStrictJson(bytes));
  const body = root.get('TemplateBody');
  if (body === undefined) return { root, placeOf: ({ pointer }) => ({ pointer }) };
  const text = body.string();
  if (text === undefined) return { root: body, placeOf: ({ pointer }) => ({ pointer }) };
  const within = new TextEncoder().encode(text);
  const opened = startsAsJson(within) ? new JsonCursor(openStrictJson(within)) : openYaml(within).root;
  return { root: opened, placeOf: () => ({ pointer: body.pointer }) };
}

function openYaml(bytes: Uint8Array): OpenTemplate {
  const document = parseYamlDocument(bytes, TAGS);
  const root = new JsonCursor(document.data as JsonValue);
  return { root, placeOf: ({ pointer }) => ({ line: document.lineOf(pathOf(pointer)) }) };
}

/** The first character that is neither blank nor a byte order mark opens an object. */
function startsAsJson(bytes: Uint8Array): boolean {
  return bytes.find((byte) => byte > 0x20 && byte < 0x7f) === 0x7b;
}

function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
