/** The transparency log on disk, its appender and its witness. */
export { addCosignatures } from './cosign-log.ts';
export { type Appending, type Disk, diskOf, diskUnder } from './disk.ts';
export { makeFolders } from './durable-files.ts';
export { fsckLog, type LogReport } from './fsck-log.ts';
export { type AppenderOptions, createLog, LogAppender, originOfLog } from './log-appender.ts';
export { CHECKPOINT_PATH, readTile } from './log-store.ts';
export { type WitnessAnswer, WitnessStore } from './witness-store.ts';
