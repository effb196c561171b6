import { canonicalJson, compareText, digestOf } from '@ancrage/base';
import { checkShape } from '../documents/check-shape.ts';
import { parseYamlDocument } from '../documents/yaml-document.ts';
import type { YamlDocument, YamlParser } from '../documents/yaml-document.ts';
import { JudgeError } from '../errors/judge-error.ts';
import type { ChangeKind, Law, LawRegister } from './law-register.ts';
import { changeKinds, costsFileSchema, lawFileSchema, modelFileSchema } from './law-schema.ts';

const MODEL = 'model.yaml';

/** No law and no model: nothing is reached, and nothing can be told free of reach. */
export const emptyLawRegister: LawRegister = {
  asOf: '1970-01-01',
  digest: digestOf(''),
  laws: [],
  unionOf: new Map(),
  targets: new Map(),
  continuityMonths: 12,
  costs: Object.fromEntries(changeKinds.map((kind) => [kind, 1])) as Record<ChangeKind, number>,
};

/**
 * Reads the register, file name → bytes: one file a State, and `model.yaml`. Mistakes are `LAWS_INVALID` with file and
 * line, as are a file not named after its State, a law that stands twice or ends before it starts, and a State's law that
 * is of another.
 */
export function loadLaws(
  files: ReadonlyMap<string, Uint8Array>,
  parse: YamlParser = parseYamlDocument,
): LawRegister {
  const model = files.get(MODEL);
  if (model === undefined)
    throw new JudgeError('LAWS_INVALID', { file: MODEL, line: 1, path: '.', problem: 'the file is missing' });
  const {
    document: modelDocument,
    table: { targets, continuity_months: continuityMonths, costs, as_of: modelAsOf },
  } = read(MODEL, model, modelFileSchema, parse);
  const laws: Law[] = [];
  const unionOf = new Map<string, string>();
  const known = new Set<string>();
  const asOf = [modelAsOf];
  const canonical: [string, unknown][] = [[MODEL, modelDocument.data]];
  for (const [file, bytes] of [...files].sort(([a], [b]) => compareText(a, b))) {
    if (file === MODEL) continue;
    const { document, table } = read(file, bytes, lawFileSchema, parse);
    const refuse = (path: (string | number)[], problem: string): never => {
      throw new JudgeError('LAWS_INVALID', {
        file,
        line: document.lineOf(path),
        path: path.join('.'),
        problem,
      });
    };
    const { state, name, members = [] } = table;
    if (file !== `${state.toLowerCase()}.yaml`) refuse(['state'], `the file is named ${file}`);
    canonical.push([file, document.data]);
    asOf.push(table.as_of);
    members.forEach((member, index) => {
      if (unionOf.has(member)) refuse(['members', index], `${member} stands in two unions`);
      unionOf.set(member, state);
    });
    table.laws.forEach(({ factors, ...law }, index) => {
      const at = ['laws', index];
      if (known.has(law.law)) refuse([...at, 'law'], `${law.law} stands twice`);
      if (!law.law.startsWith(`${state.toLowerCase()}-`)) refuse([...at, 'law'], `not a law of ${state}`);
      if (law.from !== null && law.to !== null && law.to < law.from)
        refuse([...at, 'to'], 'it ends before it starts');
      if ((law.kind === 'domestic') !== (state === 'CA'))
        refuse([...at, 'kind'], 'only the laws of Canada are domestic');
      known.add(law.law);
      laws.push({ ...law, factors: factors, state, stateName: name });
    });
  }
  return {
    asOf: asOf.reduce((first, date) => (date < first ? date : first)),
    digest: digestOf(canonicalJson(canonical.sort(([a], [b]) => compareText(a, b)))),
    laws,
    unionOf,
    targets: new Map(Object.entries(targets).map(([level, of]) => [Number(level), of])),
    continuityMonths,
    costs: costs,
  };
}

/** The costs of a user's file in place of the defaults that it names. Mistakes are `LAWS_INVALID` with their line. */
export function withCosts(register: LawRegister, file: string, bytes: Uint8Array): LawRegister {
  const { costs } = read(file, bytes, costsFileSchema, parseYamlDocument).table;
  const digest = digestOf(canonicalJson({ laws: register.digest, costs }));
  return { ...register, digest, costs: { ...register.costs, ...costs } };
}

function read<S extends Parameters<typeof checkShape>[1]>(
  file: string,
  bytes: Uint8Array,
  schema: S,
  parse: YamlParser,
): { readonly document: YamlDocument; readonly table: ReturnType<typeof checkShape<S>> } {
  try {
    const document = parse(bytes);
    return { document, table: checkShape(document, schema, 'LAWS_INVALID') };
  } catch (error) {
    if (!(error instanceof JudgeError)) throw error;
    const { line = 1, path = '.', problem = error.code } = error.details;
    throw new JudgeError('LAWS_INVALID', { file, line, path, problem }, error);
  }
}
