/** Names and certificates beside peers, for whoever has peers and no dossier. Apart, so that only what needs them loads readers. */
export { type FlowNames, flowNames, type NamedFile } from './flow-names.ts';
export { recogniseReader } from '../readers/registry.ts';
