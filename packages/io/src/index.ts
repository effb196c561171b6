/**
 * Everything that touches the machine: folders, watched children. The judge stays pure behind it. Reading a file in this
 * very process stands behind `@ancrage/io/read-file`, since it loads every reader.
 */
export { defaultResolverOptions, resolverLookup, type ResolverOptions } from './dns/resolver.ts';
export { type HashedFile, type HashedFolder, hashFolder } from './hash-folder.ts';
export { IoError, type IoErrorCode, ioErrorCodes } from './io-error.ts';
export { type ListedFile, listFolder } from './list-folder.ts';
export { readDossier, type ReadDossier, receiptOf } from './read-dossier.ts';
export type { FileOutcome } from './read-file.ts';
export {
  documentText,
  type Intent,
  readDocument,
  RegisterFolder,
  type RegisterSettings,
  type SignedPair,
  type StatusVersion,
} from './register/register-folder.ts';
export { writeOnce, writeWhole } from './register/whole-files.ts';
export { defaultReadLimits, type ReadLimits, WatchedReader } from './watched-reader.ts';
export { loadSchemeFolder, listSchemes } from './scheme-folder.ts';
export { type Appending, type Disk, diskOf } from './log/disk.ts';
export { type AppenderOptions, createLog, LogAppender, originOfLog } from './log/log-appender.ts';
export { CHECKPOINT_PATH, readTile } from './log/log-store.ts';
export { type FlowReading, type ReadFlowLogs, readFlowLogs } from './flows/read-flow-logs.ts';
export {
  dataFolder,
  importAddressData,
  listAddressData,
  type ListedSource,
  loadAddressData,
} from './flows/address-data.ts';
export { addCosignatures } from './log/cosign-log.ts';
export { fsckLog, type LogReport } from './log/fsck-log.ts';
export { type WitnessAnswer, WitnessStore } from './log/witness-store.ts';
