import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { LimitedNotes } from '../limited-notes.ts';
import type { ReadHint } from '../reader.ts';
import { htmlItems } from './html-items.ts';
import { isPersons, typeOf } from './neq.ts';
import { dayOf, registerStatement } from './register-statement.ts';

/** A page that is longer is none of one enterprise: the longest have some hundred kilobytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Whether a text starts as a page that was saved from the register. */
export function isRegisterPage(head: string): boolean {
  return (
    /^\uFEFF?\s*<(?:!--|!doctype html|html)/i.test(head) &&
    /registreentreprises\.gouv\.qc\.ca|kx-synthese|kx-display-label/i.test(head)
  );
}

/**
 * The statement of information of an enterprise (« État de renseignements »), as a person saves its page: who it is, and whom the register names
 * beside it. Persons’ names and addresses stay in the file.
 */
export function readRegisterPage(bytes: Uint8Array, hint: ReadHint): Reading {
  if (bytes.length > MOST_BYTES)
    throw new JudgeError('READ_SYNTAX', { line: 1, problem: `page of more than ${MOST_BYTES} bytes` });
  const html = new TextDecoder('utf-8').decode(bytes);
  const statement = registerStatement(htmlItems(html));
  if (statement === undefined)
    throw new JudgeError('READ_SHAPE', {
      line: 1,
      path: 'NEQ',
      problem: 'no statement of an enterprise: open it in the register, then save its page',
    });
  const reading = new ReadingBuilder({
    id: hint.evidence,
    format: 'qc-req',
    version: 'état de renseignements',
  });
  const notes = new LimitedNotes(reading);
  const { neq, place, parties, nameless, unread } = statement;
  const on = dayOf(/Renseignements en date du[\s:]{0,20}([\d-]{10})/.exec(html)?.[1] ?? '');
  if (on !== undefined) reading.observedAt(`${on}T00:00:00Z`);
  const dated = on === undefined ? {} : { on };
  reading.add(
    'entity',
    {
      entity: neq,
      name: isPersons(neq) ? '' : statement.name,
      type: typeOf(neq),
      ...(statement.constitutedInCanada ? { jurisdiction: 'CA' } : {}),
      ...(statement.domiciledInCanada ? { registered_country: 'CA' } : {}),
      ...(statement.registered === undefined ? {} : { registered: statement.registered }),
      ...dated,
    },
    place,
  );
  for (const { value, place: at } of parties)
    reading.add('registered-party', { entity: neq, ...value, ...dated }, at);
  // The powers of the board are then those of people whom no other file can tell apart.
  const powers = parties.find(({ value }) => value.role === 'power-holder' && value.until === undefined);
  if (powers !== undefined)
    reading.add(
      'holding',
      {
        holding: `${neq} IND_RET_TOUT_POUVR`,
        holder: `unspecified:${neq}`,
        issuer: neq,
        interest: 'votingAgreement',
        direct: 'unknown',
      },
      powers.place,
    );
  notes.count('SKIPPED_RECORDS', place, nameless + unread);
  reading.records(parties.length + nameless, parties.length);
  reading.issuer('Registraire des entreprises du Québec');
  notes.close();
  return reading.build();
}
