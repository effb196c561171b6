/**
 * Flows observed: logs to sums by peer, plane and hour; addresses to places, each with the source that decided. Pure. Each start of the command on flows loads
 * it: what reads tables that people write is another entrance, `flow-tables`.
 */
export { type AddressSource, type Layer, layers, type RangeNote } from './address-source.ts';
export { type DeclaredParty, DeclaredParties } from './declared-parties.ts';
export { type FlowPlace, type FlowPlaces, LONGEST_APART_DAYS, placeAddresses } from './flow-places.ts';
export * from './flow-report.ts';
export type { FlowPart, Oddity, OddityCount } from './flow-part.ts';
export { FlowSink } from './flow-sink.ts';
export { type FlowSetup, flowSetup, type PlacedFlows, placedSpace } from './flow-space.ts';
export { DEFAULT_BAD_PER_MILLE, type HourState, hourStates } from './hour-coverage.ts';
export { OwnNetworks } from './own-networks.ts';
export { planes, type Plane } from './plane.ts';
export type { PlaneTable } from './plane-table.ts';
export { placeAt } from './place-list.ts';
export type { Reference } from '../reference/reference.ts';
