import type { Field } from '../facts/field.ts';
import { kindNames, kinds } from '../facts/registry.ts';
import type { KindName } from '../facts/registry.ts';
import type { Kind } from '../facts/kind.ts';

/** The registry of facts as Markdown: one section and one table for each kind. */
export function factTables(): string {
  return kindNames.map(section).join('\n');
}

function section(name: KindName): string {
  const kind: Kind = kinds[name];
  const marks = [
    kind.latestBy === undefined ? '' : `A newer one (by \`${kind.latestBy}\`) replaces an older one. `,
    kind.clause === undefined ? '' : 'May be quoted from a contract.',
  ].join('');
  const rows = Object.entries(kind.fields).map(([field, { optional, meaning, ...rest }]) =>
    ['', `\`${field}\``, typeOf(rest), optional ? 'no' : 'yes', useOf(rest), meaning.fr, meaning.en, '']
      .join(' | ')
      .trim(),
  );
  return [
    `## ${name}`,
    '',
    `${kind.meaning.en}. ${kind.meaning.fr}.`,
    ...(marks === '' ? [] : ['', marks.trim()]),
    '',
    '| field | type | required | in rules and merges | sens | meaning |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function typeOf({ type, codes }: Pick<Field, 'type' | 'codes'>): string {
  return codes === undefined ? type : codes.map((code) => `\`${code}\``).join(', ');
}

function useOf({ combine, worse }: Pick<Field, 'combine' | 'worse'>): string {
  return [combine === undefined ? '' : `measure: ${combine}`, worse === undefined ? '' : `worse: ${worse}`]
    .filter((use) => use !== '')
    .join('; ');
}
