import { registerHooks } from 'node:module';

/**
 * Has the modules of this copy found by their addresses alone. Node looks on disk, for each of the thousand imports of a
 * start, for links, package files and the type of the module; ours have none of these to find. What stands in
 * `node_modules` is found by Node, once for each name and package of ours.
 */
export function resolveOwnModules(): void {
  // `packages/`, of which this module is `io/src/own-modules.ts`.
  const root = new URL('../../', import.meta.url).href;
  const found = new Map<string, { url: string; format?: string | null | undefined; shortCircuit: true }>();
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL } = context;
      const isOwn = parentURL?.startsWith(root) === true && !parentURL.includes('/node_modules/');
      if (!isOwn || specifier.startsWith('node:')) return next(specifier, context);
      if (specifier.startsWith('.')) {
        if (!specifier.endsWith('.ts')) return next(specifier, context);
        return { url: new URL(specifier, parentURL).href, format: 'module-typescript', shortCircuit: true };
      }
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
