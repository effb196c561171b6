/** Questions to a resolver. */
export { defaultResolverOptions, resolverLookup, type ResolverOptions } from './resolver.ts';
