import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadedBy } from './testing/loaded-by.ts';

// Every module loaded for nothing is paid at each start: a reader in this process, which reads nothing, was 0.3 s.
test('the process that judges loads no reader, no flow log, no transparency log, no server', () => {
  const loaded = loadedBy('evaluate-command.ts');
  assert.ok(loaded.length > 100);
  // Of the examination of names, only what reads the answers of a dossier is for who judges.
  const idle =
    /\/(?:judge\/src\/(?:readers|flows|dns\/(?:index|json-|recorded-|zone-|ancrage-))|io\/src\/(?:flows|log|register|dns)|proof\/src\/log|app\/src\/server|app\/vc-api)\//;
  assert.deepEqual(
    loaded.filter((url) => idle.test(url)),
    [],
  );
});

test('the files are in the hands of the child before the judge is loaded', () => {
  const loaded = loadedBy('read-ahead.ts');
  assert.ok(loaded.some((url) => url.endsWith('/watched-reader.ts')));
  assert.deepEqual(
    loaded.filter((url) => /\/judge\/src\//.test(url)),
    [],
  );
});

test('the child that reads loads no words for people', () => {
  const loaded = loadedBy('../../../io/src/read-file.ts');
  assert.ok(loaded.length > 100);
  assert.deepEqual(
    loaded.filter((url) => url.includes('/base/src/texts/') && !url.endsWith('/catalogue.ts')),
    [],
  );
});

test('modules found by their addresses alone are those that Node finds, without languages that nobody reads', () => {
  const quick = `
    import { resolveOwnModules } from '@ancrage/io/own-modules';
    resolveOwnModules();`;
  const [found, alone] = [loadedBy('evaluate-command.ts'), loadedBy('evaluate-command.ts', quick)];
  const languages = new Set(found.filter((url) => /\/zod\/v4\/locales\/(?!en\.js$)/.test(url)));
  assert.ok(languages.size > 40);
  const left = found.filter((url) => !languages.has(url) && !/own-modules/.test(url));
  assert.deepEqual(
    alone.filter((url) => !url.startsWith('data:') && !/own-modules/.test(url)).sort(),
    left.sort(),
  );
});
