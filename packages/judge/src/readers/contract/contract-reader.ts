import { checkFactValue } from '../../facts/check-fact.ts';
import type { AnyFact } from '../../facts/fact.ts';
import { factId } from '../../facts/fact-key.ts';
import { isKindName, kinds } from '../../facts/registry.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { isAncrageDocument } from '../../documents/ancrage-document.ts';
import { checkShape } from '../../documents/check-shape.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { parseYamlDocument } from '../../documents/yaml-document.ts';
import { contractSchema } from './contract-schema.ts';
import type { Contract } from './contract-schema.ts';

/**
 * `contract.yaml`, the clauses of a signed document that bear on sovereignty. The reader takes them as they are stated;
 * `dossier/check-quotations.ts` then looks for each quotation in the document itself.
 */
export const contractReader: Reader = {
  format: 'contract',
  recognise: ({ text }: Head) => isAncrageDocument(text, 'contract'),
  read: readContract,
};

function readContract(bytes: Uint8Array, hint: ReadHint): Reading {
  const document = parseYamlDocument(bytes);
  const contract = checkShape(document, contractSchema, 'READ_SHAPE');
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'contract', version: '1' });
  reading.observedAt(`${contract.signed_on}T00:00:00Z`);
  if (contract.parties.length > 0) reading.issuer(contract.parties.join(', '));
  reading.records(contract.clauses.length, contract.clauses.length);
  contract.clauses.forEach((clause, index) => {
    const fact = clauseFact(clause, document.lineOf(['clauses', index]), hint);
    reading.add(fact.kind, fact.value, fact.at.place);
    reading.add(
      'quotation',
      {
        clause: clause.clause,
        document: contract.document.sha256,
        page: clause.page,
        quote: clause.quote,
        fact: factId(fact),
      },
      { pointer: `/clauses/${index}` },
    );
  });
  return reading.build();
}

/** The clause as a fact of the registry, standing on its page of the document. */
function clauseFact(clause: Contract['clauses'][number], line: number, hint: ReadHint): AnyFact {
  const { clause: kind, page, values } = clause;
  if (!isKindName(kind) || !('clause' in kinds[kind])) {
    const expected = 'a kind of clause';
    throw new JudgeError('READ_FACT_INVALID', { line, kind, field: 'clause', expected, found: kind });
  }
  try {
    const value = checkFactValue(kind, values);
    return { kind, value, at: { evidence: hint.evidence, place: { page } } } as unknown as AnyFact;
  } catch (error) {
    if (error instanceof JudgeError) throw new JudgeError(error.code, { line, ...error.details }, error);
    throw error;
  }
}
