/** Flow logs on all cores, and the address files of operators that a machine keeps. */
export {
  dataFolder,
  importAddressData,
  listAddressData,
  type ListedSource,
  loadAddressData,
  loadPlaces,
  type OwnTable,
  type ReferenceTables,
} from './address-data.ts';
export { FlowLogs, type FlowReading, type ReadFlowLogs, readFlowLogs } from './read-flow-logs.ts';
