import type { FactValue } from '../../../facts/fact.ts';
import type { ReadingBuilder } from '../../../reading/reading-builder.ts';
import { nameOf } from '../cross-references.ts';
import { instantOfText } from '../document-details.ts';
import type { PdfFile } from '../pdf-file.ts';
import { PdfString } from '../pdf-value.ts';
import type { PdfDict } from '../pdf-value.ts';
import { readCms } from './cms-signed-data.ts';
import type { CmsSignature } from './cms-signed-data.ts';
import { UnreadableDer } from './der-node.ts';
import { MAX_SIGNATURES, signatureDictionaries, signedRanges } from './signature-dictionary.ts';
import type { SignedRanges } from './signature-dictionary.ts';
import { fingerprintOf, verifyCms } from './verify-cms-signature.ts';

type Signature = FactValue<'document-signature'>;

/** Forms of signature that are verified; the others are named and not verified. */
const DETACHED: ReadonlySet<string> = new Set(['adbe.pkcs7.detached', 'ETSI.CAdES.detached']);
const OTHERS: ReadonlySet<string> = new Set(['adbe.pkcs7.sha1', 'adbe.x509.rsa_sha1', 'ETSI.RFC3161']);

/** Bytes that all signatures of one document may have digested together. */
const MAX_DIGESTED = 512 * 1024 * 1024;

/**
 * States each signature embedded in the document: whether what it covers is as it was signed, whether that is the whole
 * file, and what its certificate says. Never that it is trusted.
 */
export function addSignatures(reading: ReadingBuilder, file: PdfFile, bytes: Uint8Array): void {
  const { found, isCut } = signatureDictionaries(file);
  if (isCut) reading.note('SIGNATURES_CUT', { pointer: '' }, { limit: MAX_SIGNATURES });
  let digested = 0;
  for (const [index, dict] of found.entries()) {
    const place = { pointer: `/signatures/${index}` };
    const ranges = signedRanges(bytes, file, dict);
    digested += ranges === undefined ? 0 : ranges.before.length + ranges.after.length;
    const value = readSignature(file, dict, digested > MAX_DIGESTED ? undefined : ranges);
    reading.add('document-signature', value, place);
    const signer = value.signer ?? '?';
    if (value.integrity === 'unsupported')
      reading.note('SIGNATURE_UNSUPPORTED', place, { format: value.format });
    if (value.integrity === 'altered') reading.note('SIGNATURE_ALTERED', place, { signer });
    if (value.integrity === 'intact' && !value.covers_whole_file)
      reading.note('SIGNATURE_NOT_WHOLE', place, { signer });
  }
}

function readSignature(file: PdfFile, dict: PdfDict, ranges: SignedRanges | undefined): Signature {
  const stated = nameOf(file.resolve(dict.get('SubFilter'))) ?? '';
  const format = (DETACHED.has(stated) || OTHERS.has(stated) ? stated : 'other') as Signature['format'];
  const covers_whole_file = ranges?.coversWholeFile ?? false;
  const contents = file.resolve(dict.get('Contents'));
  const cms = DETACHED.has(format) && contents instanceof PdfString ? openCms(contents.bytes) : undefined;
  const signedAt = cms?.signedAt ?? instantOfText(file.resolve(dict.get('M')));
  return {
    format,
    integrity: cms === undefined || ranges === undefined ? 'unsupported' : verifyCms(cms, ranges),
    covers_whole_file,
    ...(cms === undefined ? {} : certificateFields(cms)),
    ...(signedAt === undefined ? {} : { signed_at: signedAt }),
  };
}

function openCms(bytes: Uint8Array): CmsSignature | undefined {
  try {
    return readCms(bytes);
  } catch (error) {
    if (error instanceof UnreadableDer) return undefined;
    throw error;
  }
}

function certificateFields({ certificate }: CmsSignature): Partial<Signature> {
  const { signer, organisation, issuer, serial, selfIssued, from, to, whole } = certificate;
  return {
    ...(signer === undefined ? {} : { signer }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(issuer === undefined ? {} : { issuer }),
    serial,
    certificate: fingerprintOf(whole),
    self_issued: selfIssued,
    ...(from === undefined ? {} : { valid_from: from }),
    ...(to === undefined ? {} : { valid_to: to }),
  };
}
