import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = new URL('../', import.meta.url);

/** Addresses of every module that a module of `cli/` loads, itself among them; `first` runs before. */
export function loadedBy(module: string, first = ''): string[] {
  const program = `
    import { registerHooks } from 'node:module';
    ${first}
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    await import(${JSON.stringify(new URL(module, CLI).href)});
    console.log(JSON.stringify(loaded));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    cwd: fileURLToPath(CLI),
  });
  return JSON.parse(stdout || stderr) as string[];
}
