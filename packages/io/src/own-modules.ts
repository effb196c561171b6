import { registerHooks } from 'node:module';

/** Messages of zod in fifty languages, a module each: ours are in our own catalogue, and English comes to zod by another way. */
const UNUSED = /\/node_modules\/zod\/v4\/\w+\/[\w.]+ \.\.\/locales\/index\.js$/;
const NOTHING = 'data:text/javascript,export{}';

/**
 * Has the modules of this copy found by their addresses alone. Node looks on disk, for each of the thousand imports of a
 * start, for links, package files and the type of the module; ours have none of these to find, and a package's own modules
 * stand where it says. What is asked of another package by name is found by Node, once for each name and package of ours.
 */
export function resolveOwnModules(): void {
  // `packages/`, of which this module is `io/src/own-modules.ts`.
  const root = new URL('../../', import.meta.url).href;
  const found = new Map<string, { url: string; format?: string | null | undefined; shortCircuit: true }>();
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL } = context;
      if (parentURL === undefined || specifier.startsWith('node:')) return next(specifier, context);
      const isOwn = parentURL.startsWith(root) && !parentURL.includes('/node_modules/');
      if (specifier.startsWith('.')) {
        if (UNUSED.test(`${parentURL} ${specifier}`))
          return { url: NOTHING, format: 'module', shortCircuit: true };
        if (!specifier.endsWith(isOwn ? '.ts' : '.js') || !context.conditions.includes('import'))
          return next(specifier, context);
        const url = new URL(specifier, parentURL).href;
        return isOwn ? { url, format: 'module-typescript', shortCircuit: true } : { url, shortCircuit: true };
      }
      if (!isOwn) return next(specifier, context);
      // One name may stand for two versions: a package may have its own below its folder.
      const asked = `${specifier} ${parentURL.slice(0, parentURL.indexOf('/', root.length))}`;
      let known = found.get(asked);
      if (known === undefined) {
        known = { ...next(specifier, context), shortCircuit: true };
        found.set(asked, known);
      }
      return known;
    },
  });
}
