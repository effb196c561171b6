/**
 * The readers: bytes to readings, and what `init` drafts from them. Pure. Apart from the rest of the judge, so that the
 * child which reads doubtful bytes loads no rule, and who judges loads no reader.
 */
export {
  type Ending,
  type Head,
  HEAD_BYTES,
  type Reader,
  type ReadHint,
  type ReadingStream,
  type SlicePart,
  type Slices,
  type SliceStream,
} from './reader.ts';
export { recogniseReader } from './registry.ts';
export { type OpenedStatement, openStatement } from './statement/statement-reader.ts';
export { draftManifest, type DraftFile, type DraftInput } from './dossier-manifest/draft-manifest.ts';
export {
  draftCertifications,
  type ProposalInput,
  type ProposalWords,
} from '../certificates/draft-certifications.ts';
export {
  draftRegisterFindings,
  type PartyWords,
  type RegisterProposal,
  type RegisterWords,
} from './qc-req/draft-register-findings.ts';
export { JudgeError } from '../errors/judge-error.ts';
export { MAX_FACTS } from '../reading/reading-builder.ts';
