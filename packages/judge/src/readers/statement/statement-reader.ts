import {
  decodeText,
  formatInstant,
  parseInstant,
  parseStrictJson,
  parseUtcDate,
  quoteForError,
  toPlain,
} from '@ancrage/base';
import { isKindName } from '../../facts/registry.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Envelope, Reading } from '../../reading/reading.ts';
import { isAncrageDocument } from '../../documents/ancrage-document.ts';
import { checkShape } from '../../documents/check-shape.ts';
import { HEAD_BYTES } from '../reader.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { parseYamlDocument } from '../../documents/yaml-document.ts';
import type { YamlDocument } from '../../documents/yaml-document.ts';
import { openJws } from './jws-envelope.ts';
import { statementSchema } from './statement-schema.ts';
import type { Statement } from './statement-schema.ts';

/** `typ` of a signed statement. */
const STATEMENT_TYPE = 'ancrage-statement+jwt';

const MAX_BYTES = 16 * 1024 * 1024;

/** Kinds that say what a dossier is, or that only the bytes of a file can say: nobody may state them. */
const NOT_STATED = new Set([
  'file',
  'listed-evidence',
  'service',
  'exclusion',
  'session',
  'spend',
  'invoice',
  'log-digest',
  'document-signature',
]);

/**
 * A statement: facts that a person or body states about one service. Signed (a JWS), it counts as far as the trust
 * list says of its key; unsigned (YAML or JSON), it is the provider's word. See `docs/spec/statement.md`.
 */
export const statementReader: Reader = {
  format: 'statement',
  recognise: ({ text }: Head) => isUnsigned(text) || isSigned(text),
  read: readStatement,
};

/** A statement taken out of its envelope and checked, with the signatures around it. */
export interface OpenedStatement {
  readonly statement: Statement;
  readonly envelopes: readonly Envelope[];
}

/**
 * Opens a statement, signed or not, and checks its shape; its facts are checked when it is read.
 *
 * @throws JudgeError READ_SYNTAX, READ_SHAPE, SIGNATURE_SHAPE with the place; BaseError of the strict parsers.
 */
export function openStatement(bytes: Uint8Array): OpenedStatement {
  if (bytes.length > MAX_BYTES)
    throw new JudgeError('READ_SYNTAX', { line: 1, problem: `over ${MAX_BYTES} bytes` });
  if (isUnsigned(decodeText(bytes).slice(0, HEAD_BYTES)))
    return { statement: shapeOf(parseYamlDocument(bytes)), envelopes: [] };
  const { payload, envelopes } = openJws(bytes, STATEMENT_TYPE);
  // A payload is usually one line, where only the path within it leads to a place.
  return { statement: shapeOf({ data: toPlain(parseStrictJson(payload)), lineOf: () => 1 }), envelopes };
}

function shapeOf(document: YamlDocument): Statement {
  return checkShape(document, statementSchema, 'READ_SHAPE');
}

function readStatement(bytes: Uint8Array, hint: ReadHint): Reading {
  const { statement, envelopes } = openStatement(bytes);
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'statement', version: '1' });
  reading.about(statement.about);
  reading.observedAt(formatInstant(parseInstant(statement.issued_at)));
  if (statement.valid_until !== undefined) {
    parseUtcDate(statement.valid_until);
    reading.validUntil(statement.valid_until);
  }
  if (envelopes.length > 0) reading.signedBy(envelopes);
  statement.facts.forEach((stated, index) => addFact(reading, stated, `/facts/${index}`));
  return reading.build();
}

/** Adds one stated fact. What it says is checked against the registry; problems name its place. */
function addFact(reading: ReadingBuilder, stated: Statement['facts'][number], pointer: string): void {
  const { kind, method, ...value } = stated;
  const shown = quoteForError(kind, 60);
  if (NOT_STATED.has(kind) || kind.startsWith('scope-')) {
    const expected = 'a kind that may be stated';
    throw new JudgeError('READ_FACT_INVALID', {
      kind: shown,
      field: `${pointer}/kind`,
      expected,
      found: shown,
    });
  }
  if (!isKindName(kind)) {
    // A newer registry may know it: said, so that nobody thinks it counted.
    reading.records(1, 0);
    reading.note('UNKNOWN_FACT_KIND', { pointer }, { kind: shown });
    return;
  }
  try {
    // The type of a foreign value cannot be known before the registry has checked it.
    reading.add(kind, value, { pointer }, method);
    reading.records(1, 1);
  } catch (error) {
    if (!(error instanceof JudgeError) || error.code !== 'READ_FACT_INVALID') throw error;
    const field = `${pointer}/${error.details['field']}`;
    throw new JudgeError('READ_FACT_INVALID', { ...error.details, field }, error);
  }
}

function isUnsigned(text: string): boolean {
  return (
    isAncrageDocument(text, 'statement') || (/^\s*\{/.test(text) && /"ancrage"\s*:\s*"statement\//.test(text))
  );
}

function isSigned(text: string): boolean {
  const compact = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)/.exec(text);
  if (compact !== null) return saysStatement(compact[1]!) || saysStatement(compact[2]!);
  if (!/^\s*\{/.test(text)) return false;
  return [...text.matchAll(/"(?:protected|payload)"\s*:\s*"([A-Za-z0-9_-]+)/g)].some(([, part]) =>
    saysStatement(part!),
  );
}

/** Whether an encoded header or payload names itself a statement; the start suffices. */
function saysStatement(encoded: string): boolean {
  const text = Buffer.from(encoded.slice(0, 4096), 'base64url').toString('latin1');
  return text.includes(`"${STATEMENT_TYPE}"`) || /"ancrage"\s*:\s*"statement\//.test(text);
}
