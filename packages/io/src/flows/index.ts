/** Flow logs on all cores, and the address files of operators that a machine keeps. */
export {
  dataFolder,
  importAddressData,
  listAddressData,
  type ListedSource,
  loadAddressData,
  loadPlaces,
} from './address-data.ts';
export { type FlowReading, type ReadFlowLogs, readFlowLogs } from './read-flow-logs.ts';
