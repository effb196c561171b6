import { isBaseError, parseUtcDate } from '@ancrage/base';
import type { UtcDate } from '@ancrage/base';
import type { FactValue, Place } from '../../facts/fact.ts';
import { cutText } from '../cut-text.ts';
import { bandsOf } from './control-bands.ts';
import { isCanadian, isCanadianAddress } from './canadian-places.ts';
import { isEntityName } from './entity-names.ts';
import { isNeq } from './neq.ts';
import { isRegisterWords } from './register-words.ts';
import { OPENING, RANKS } from './statement-items.ts';
import type { StatementItem } from './statement-items.ts';
import { isPersonsRole, roleOf } from './statement-sections.ts';
import type { PartyRole } from './statement-sections.ts';

/** A party as the statement names it; `entity` and `on` are those of the statement. */
export interface Party {
  readonly value: Omit<FactValue<'registered-party'>, 'entity' | 'on'>;
  readonly place: Place;
}

/** What a statement of the register says, as far as it is read. */
export interface RegisterStatement {
  readonly neq: string;
  readonly name: string;
  readonly place: Place;
  readonly registered?: boolean;
  /** Whether the law under which it is constituted is Canada’s or one of its parts’. */
  readonly constitutedInCanada: boolean;
  readonly domiciledInCanada: boolean;
  readonly parties: readonly Party[];
  /** Blocks of parties of which no name is told, or that stand under a title that is not known. */
  readonly nameless: number;
  /** Lines of functions and situations that are not in words of the register, and so stay in the file. */
  readonly unread: number;
}

type Pair = Extract<StatementItem, { kind: 'pair' }>;

const SITUATIONS = 'Situations applicables au bénéficiaire ultime';
const FUNCTIONS: readonly string[] = ['Fonctions actuelles', "Type d'associé"];
const MOST_NAME = 500;
const MOST_WORDS = 300;
const NUMBER = "Numéro d'entreprise du Québec (NEQ)";

/** What the items of a statement say; undefined where they name no enterprise. */
export function registerStatement(items: Iterable<StatementItem>): RegisterStatement | undefined {
  const stated = new Map<string, Pair>();
  const parties: Party[] = [];
  const ranks = new Map<PartyRole, number>();
  let [section, isUnknown, nameless, unread] = ['', false, 0, 0];
  let block = new Map<string, Pair>();
  const close = (): void => {
    const role = roleOf(section);
    if (role === undefined || block.size === 0) return;
    const found = partiesOf(role, (ranks.get(role) ?? 0) + 1, block);
    if (found.length > 0) ranks.set(role, (ranks.get(role) ?? 0) + 1);
    else if (role !== 'elected-domicile') nameless += 1;
    parties.push(...found);
    unread += unreadOf(block);
    block = new Map();
  };
  for (const item of items) {
    if (item.kind !== 'pair') {
      close();
      block = new Map();
      if (item.kind === 'heading') [section, isUnknown] = [item.text, item.isUnknown === true];
      continue;
    }
    const { label } = item;
    if (roleOf(section) === undefined) {
      if (isUnknown && OPENING.includes(label)) nameless += 1;
      const key = `${section.toLowerCase()} ${label}`;
      if (!stated.has(key)) stated.set(key, item);
      continue;
    }
    // A print tells by nothing else where one party ends and the next starts.
    const named = OPENING.find((name) => (block.get(name)?.value ?? '') !== '');
    const opens = 'page' in item.place && OPENING.includes(label) && named !== undefined;
    if (block.has(label) || opens || (RANKS.includes(label) && block.size > 0)) close();
    block.set(label, item);
  }
  close();
  const own = (name: string): Pair | undefined => stated.get(`identification de l'entreprise ${name}`);
  const neq = own(NUMBER);
  const digits = neq?.value.replaceAll(/\D/g, '') ?? '';
  if (neq === undefined || !isNeq(digits)) return undefined;
  const value = (section_: string, label: string): string => stated.get(`${section_} ${label}`)?.value ?? '';
  const status = value('immatriculation', 'Statut');
  const regime = value('forme juridique', 'Régime constitutif') || value('forme juridique', 'Régime courant');
  return {
    neq: digits,
    name: cutText(oneLine(own('Nom')?.value ?? ''), MOST_NAME),
    place: neq.place,
    ...(status === '' ? {} : { registered: /^immatriculée?(?!\p{L})/iu.test(status) }),
    constitutedInCanada: isCanadian(regime.split(':')[0]!.trim()),
    domiciledInCanada: isCanadianAddress(
      value('adresse du domicile', 'Adresse') ||
        value("identification de l'entreprise", 'Adresse du domicile'),
    ),
    parties,
    nameless,
    unread,
  };
}

/** One party of a block; of an ultimate beneficiary as many as there are situations. None where nobody is named. */
function partiesOf(role: PartyRole, next: number, block: ReadonlyMap<string, Pair>): Party[] {
  const value = (...labels: readonly string[]): string =>
    labels.map((label) => block.get(label)?.value ?? '').find((text) => text !== '') ?? '';
  const written = oneLine(value('Nom', "Nom de l'entreprise"));
  // Where there is a place for a first name, a name may be a person’s, whatever stands in the others.
  const hasFirstName = block.has('Nom de famille') || block.has('Prénom');
  if (!hasFirstName && written === '') return [];
  const party = hasFirstName || isPersonsRole(role) ? 'person' : isEntityName(written) ? 'entity' : 'unknown';
  const name = party === 'entity' ? written : '';
  const title = RANKS.find((rank) => block.has(rank));
  // A name may hold the word.
  const told = [...block.values()]
    .filter(({ label }) => !/^(?:Nom|Prénom|Adresse)/.test(label))
    .map(({ value: text }) => oneLine(text))
    .join(' ');
  const since = dayOf(value('Date du début de la charge', 'Date du début du statut'));
  const until = dayOf(
    value(
      'Date de fin de la charge',
      'Date de la fin de la charge',
      'Date de fin du statut',
      'Date de la fin du statut',
    ),
  );
  const address = ['Adresse du domicile', 'Adresse', 'Adresse professionnelle']
    .map((label) => value(label))
    .find((text) => text !== '' && !/non publiable/iu.test(text));
  const base: Party['value'] = {
    role,
    rank: role === 'shareholder' && title !== undefined ? RANKS.indexOf(title) + 1 : next,
    party,
    ...(name === '' ? {} : { name }),
    ...(address !== undefined && isCanadianAddress(address) ? { country: 'CA' } : {}),
    ...(role === 'shareholder' && /majoritaire/iu.test(told)
      ? { majority: !/\b(?:pas|non|ni|aucun)\b[^.]{0,20}majoritaire/iu.test(told) }
      : {}),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
  const { place } = [...block.values()][0]!;
  const situations = value(SITUATIONS).split('\n').filter(isTold);
  if (role === 'ultimate-beneficiary' && situations.length > 0)
    return situations.map((words) => ({
      value: {
        ...base,
        ...(isRegisterWords(words) ? { words: cutText(words, MOST_WORDS) } : {}),
        ...bandsOf(words),
      },
      place,
    }));
  const lines = value(...FUNCTIONS).split('\n');
  const words = cutText(oneLine(lines.filter((line) => isRegisterWords(line)).join(' ')), MOST_WORDS);
  return [{ value: { ...base, ...(words === '' ? {} : { words }) }, place }];
}

/** Whether a situation leaves the file: whole where it is in words of the register, else its band alone. */
function isTold(line: string): boolean {
  return isRegisterWords(line) || bandsOf(line).measure !== undefined;
}

/** Lines of a block that may hold a name where words of the register are meant to be. */
function unreadOf(block: ReadonlyMap<string, Pair>): number {
  return [SITUATIONS, ...FUNCTIONS]
    .flatMap((label) => (block.get(label)?.value ?? '').split('\n'))
    .filter((line) => line !== '' && !isRegisterWords(line)).length;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The day in a value; undefined where it has none. */
export function dayOf(text: string): UtcDate | undefined {
  const day = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0];
  if (day === undefined) return undefined;
  try {
    parseUtcDate(day);
    return day;
  } catch (error) {
    if (!isBaseError(error)) throw error;
    return undefined;
  }
}
