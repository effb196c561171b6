import { isKindName } from '../../facts/registry.ts';
import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { isAncrageDocument } from '../../documents/ancrage-document.ts';
import { checkShape } from '../../documents/check-shape.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { parseYamlDocument } from '../../documents/yaml-document.ts';
import { manifestSchema } from './manifest-schema.ts';
import type { Manifest } from './manifest-schema.ts';

/** Kinds that a manifest may not declare: they say how other evidence is to be trusted, or have their own section. */
const RESERVED = new Set([
  'file',
  'listed-evidence',
  'confirmation',
  'assessor-finding',
  'collection',
  'log-digest',
  'service',
  'scope-period',
  'scope-account',
  'scope-entity',
  'exclusion',
  'hosted-account',
]);

/** `dossier.yaml`, the provider's own statement of scope. Everything in it is *declared*. */
export const dossierManifestReader: Reader = {
  format: 'ancrage-dossier',
  recognise: ({ text }: Head) => isAncrageDocument(text, 'dossier'),
  read: readManifest,
};

function readManifest(bytes: Uint8Array, hint: ReadHint): Reading {
  const document = parseYamlDocument(bytes);
  const manifest = checkShape(document, manifestSchema, 'READ_SHAPE');
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'ancrage-dossier', version: '1' });
  addService(reading, manifest);
  addScope(reading, manifest);
  const paths = new Set<string>();
  manifest.evidence.forEach((entry, index) => {
    const path = normalPath(entry.path);
    if (paths.has(path)) {
      const line = document.lineOf(['evidence', index]);
      throw new JudgeError('READ_SHAPE', { line, path: `evidence.${index}.path`, problem: 'listed twice' });
    }
    paths.add(path);
    reading.add('listed-evidence', { ...defined(entry), path }, { pointer: `/evidence/${index}` });
  });
  manifest.declarations.forEach((declaration, index) => {
    const { kind, ...value } = declaration;
    const line = document.lineOf(['declarations', index]);
    if (!isKindName(kind) || RESERVED.has(kind)) {
      throw new JudgeError('READ_FACT_INVALID', {
        line,
        kind,
        field: 'kind',
        expected: 'a kind of fact',
        found: kind,
      });
    }
    reading.add(kind, value, { pointer: `/declarations/${index}` });
  });
  return reading.build();
}

function addService(reading: ReadingBuilder, { service }: Manifest): void {
  const { name, provider, entity, description } = service;
  reading.add(
    'service',
    {
      service: name,
      provider,
      ...(entity === undefined ? {} : { entity }),
      ...(description === undefined
        ? {}
        : { description_fr: description.fr, description_en: description.en }),
    },
    { pointer: '/service' },
  );
}

function addScope(reading: ReadingBuilder, { scope, judge_at }: Manifest): void {
  const each = <T>(
    name: string,
    list: readonly T[],
    add: (item: T, place: { pointer: string }) => void,
  ): void => list.forEach((item, index) => add(item, { pointer: `/scope/${name}/${index}` }));
  const period = judge_at === undefined ? scope.period : { ...scope.period, judge_at };
  reading.add('scope-period', period, { pointer: '/scope/period' });
  each('accounts', scope.accounts, (item, place) => reading.add('scope-account', item, place));
  each('entities', scope.entities, (item, place) => reading.add('scope-entity', item, place));
  each('sites', scope.sites, (item, place) => reading.add('site', defined(item), place));
  each('regions', scope.regions, (item, place) => reading.add('region-site', item, place));
  each('prefixes', scope.prefixes, (item, place) => reading.add('prefix', defined(item), place));
  scope.hosts.forEach(({ service, provider, accounts }, host) =>
    accounts.forEach((account, index) =>
      reading.add(
        'hosted-account',
        { ...account, service, provider },
        { pointer: `/scope/hosts/${host}/accounts/${index}` },
      ),
    ),
  );
  each('exclusions', scope.exclusions, (item, place) => reading.add('exclusion', item, place));
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function defined<T extends object>(item: T): Defined<T> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** Paths are compared as text, so `./a` and Windows separators are brought to one form. Escapes are named by the judge
 * (`PATH_ESCAPES`); nothing is ever opened by a path of the manifest. */
function normalPath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .normalize('NFC');
}
