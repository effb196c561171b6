import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

// Every module loaded for nothing is paid at each start: a reader in this process, which reads nothing, was 0.3 s.
test('the process that judges loads no reader, no flow log, no transparency log', () => {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    await import(${JSON.stringify(new URL('evaluate-command.ts', import.meta.url).href)});
    console.log(JSON.stringify(loaded));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  const loaded = JSON.parse(stdout || stderr) as string[];
  assert.ok(loaded.length > 100);
  const idle =
    /\/(?:judge\/src\/(?:readers|flows|dns)|io\/src\/(?:flows|log|register|dns)|proof\/src\/log)\//;
  assert.deepEqual(
    loaded.filter((url) => idle.test(url)),
    [],
  );
});
