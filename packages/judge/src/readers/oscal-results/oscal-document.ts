import { JsonCursor, JsonNumber } from '@ancrage/base';
import type { JsonValue } from '@ancrage/base';
import { parseYamlDocument } from '../../documents/yaml-document.ts';

/** The models of OSCAL by the one key of their documents. Assessment results alone tell what was found. */
const MODELS = [
  'assessment-results',
  'assessment-plan',
  'catalog',
  'component-definition',
  'mapping-collection',
  'plan-of-action-and-milestones',
  'profile',
  'system-security-plan',
] as const;

const NAMES = MODELS.join('|');

/** Assessment results have a name of their own; keys may come in any order, so that the version may stand far below. */
const RESULTS_KEYS = 'uuid|metadata|import-ap|local-definitions|results|back-matter';
const JSON_RESULTS = jsonStart('assessment-results', `\\s*"(?:${RESULTS_KEYS})"\\s*:`);
/** Any model by its one key, after an optional `$schema`; some of these words are anyone's, and need the version too. */
const JSON_ANY = jsonStart(NAMES, '');
const YAML_ANY = new RegExp(
  `^(?:[ \\t\\r]*(?:#[^\\n]*)?\\n|---[ \\t\\r]*\\n)*"?(?:${NAMES})"?:[ \\t]*\\r?\\n[ \\t]+`,
);
const XML_RESULTS =
  /^\uFEFF?\s*(?:<\?[^>]{0,200}\?>\s*|<!--[^>]{0,2000}-->\s*)*<(?:[a-z]+:)?assessment-results[\s>]/;
const XML_NAMESPACE = /\sxmlns(?::[a-z]+)?\s*=\s*["']http:\/\/csrc\.nist\.gov\/ns\/oscal\/1\.0["']/;
const VERSION = /["']?oscal-version["']?\s*:/;

/** How a file writes OSCAL, by its start; undefined where it does not look like OSCAL. */
export function oscalSyntax(text: string): 'json' | 'yaml' | 'xml' | undefined {
  if (JSON_RESULTS.test(text)) return 'json';
  if (XML_RESULTS.test(text) && XML_NAMESPACE.test(text)) return 'xml';
  if (!VERSION.test(text)) return undefined;
  if (JSON_ANY.test(text)) return 'json';
  return YAML_ANY.test(text) ? 'yaml' : undefined;
}

function jsonStart(names: string, then: string): RegExp {
  return new RegExp(
    `^\\uFEFF?\\s*\\{\\s*(?:"\\$schema"\\s*:\\s*"[^"]{0,400}"\\s*,\\s*)?"(?:${names})"\\s*:\\s*\\{${then}`,
  );
}

/** Whether a file is written in JSON, by its first bytes. */
export function isJson(start: Uint8Array): boolean {
  return start.find((byte) => byte > 0x20 && byte < 0x7f) === 0x7b;
}

/** Most bytes of a document in YAML, which is read as one whole: nothing ends within it but by how far its lines are indented. */
export const MOST_YAML = 16 * 1024 * 1024;

/** A document in YAML. A mapping that is no OSCAL has no model and gives nothing. */
export function parseYamlOscal(bytes: Uint8Array): JsonCursor {
  return new JsonCursor(jsonOf(parseYamlDocument(bytes, undefined, MOST_YAML).data));
}

/** The model of a document and its root; undefined where it has none, or more than one. */
export function modelOf(
  document: JsonCursor,
): { readonly model: string; readonly root: JsonCursor } | undefined {
  const found = MODELS.flatMap((model) => {
    const root = document.get(model);
    return root === undefined ? [] : [{ model, root }];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Plain YAML data as the strict parser would give it; a number keeps the form that YAML shows. */
function jsonOf(data: unknown): JsonValue {
  if (Array.isArray(data)) return data.map(jsonOf);
  if (typeof data === 'object' && data !== null) {
    const object = Object.create(null) as Record<string, JsonValue>;
    for (const [key, value] of Object.entries(data)) object[key] = jsonOf(value);
    return object;
  }
  if (typeof data === 'number') return new JsonNumber(String(data));
  return typeof data === 'string' || typeof data === 'boolean' ? data : null;
}
