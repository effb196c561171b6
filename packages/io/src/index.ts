/**
 * Everything that touches the machine: folders, watched children. The judge stays pure behind it. What only some commands
 * need has an entrance of its own (`@ancrage/io/dns`, `/flows`, `/log`, `/read-file`, `/read-folder`, `/register`), so that a start loads no more than it uses.
 */
export { type HashedFile, type HashedFolder, hashFolder } from './hash-folder.ts';
export { IoError, type IoErrorCode, ioErrorCodes } from './io-error.ts';
export { keptYaml } from './kept-yaml.ts';
export { type ListedFile, listFolder } from './list-folder.ts';
export { collectDossier, readDossier, type ReadDossier, receiptOf } from './read-dossier.ts';
export type { FileOutcome } from './read-file.ts';
export { type FileInHand, readFolder } from './read-folder.ts';
export { loadSchemeFolder, listSchemes } from './scheme-folder.ts';
export { defaultReadLimits, type ReadLimits, WatchedReader } from './watched-reader.ts';
