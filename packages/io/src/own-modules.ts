import { registerHooks } from 'node:module';

/**
 * Has the modules of this copy found by their addresses alone. Node looks on disk, for each of the thousand imports of a
 * start, for links, package files and the type of the module; ours have none of these to find. What stands in
 * `node_modules` is found by Node, once for each name.
 */
export function resolveOwnModules(): void {
  // `packages/`, of which this module is `io/src/own-modules.ts`.
  const root = new URL('../../', import.meta.url).href;
  const found = new Map<string, { url: string; format?: string | null | undefined; shortCircuit: true }>();
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL } = context;
      if (parentURL === undefined || !parentURL.startsWith(root) || specifier.startsWith('node:'))
        return next(specifier, context);
      if (specifier.startsWith('.') && specifier.endsWith('.ts'))
        return { url: new URL(specifier, parentURL).href, format: 'module-typescript', shortCircuit: true };
      let known = found.get(specifier);
      if (known === undefined) {
        known = { ...next(specifier, context), shortCircuit: true };
        found.set(specifier, known);
      }
      return known;
    },
  });
}
