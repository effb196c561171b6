/** Names and certificates beside peers, for whoever has peers and no dossier. */
export { type FlowNames, flowNames, type NamedFile } from './flow-names.ts';
