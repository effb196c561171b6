import { sha256Hex } from '@ancrage/base';

/** An AWS account of examples. For tests. */
export const ACCOUNT = '111122223333';

/** Text of a CloudTrail log file with one write by a person at an instant. */
export function trailLog(at: string, address = '198.51.100.7'): string {
  const userIdentity = { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/marie`, accountId: ACCOUNT };
  const record = {
    eventVersion: '1.11',
    userIdentity,
    eventTime: at,
    eventSource: 'ec2.amazonaws.com',
    eventName: 'RunInstances',
    awsRegion: 'ca-central-1',
    sourceIPAddress: address,
    readOnly: false,
    recipientAccountId: ACCOUNT,
  };
  return JSON.stringify({ Records: [record] });
}

/** Text of a CloudTrail digest file over `logs`, following the digest file whose text is `previous`. */
export function trailDigest(
  [start, end]: readonly [string, string],
  logs: readonly string[],
  previous: string | null,
  region = 'ca-central-1',
): string {
  const name = `${ACCOUNT}_CloudTrail-Digest_${region}_piste_ca-central-1_${end.replaceAll(/[-:]/g, '')}.json.gz`;
  return JSON.stringify({
    awsAccountId: ACCOUNT,
    digestStartTime: start,
    digestEndTime: end,
    digestS3Bucket: 'journaux',
    digestS3Object: `AWSLogs/${ACCOUNT}/CloudTrail-Digest/${region}/${name}`,
    digestPublicKeyFingerprint: '31e8b5433410dfb61a9dc45cc65b22ff',
    digestSignatureAlgorithm: 'SHA256withRSA',
    previousDigestHashValue: previous === null ? null : sha256Hex(previous),
    previousDigestHashAlgorithm: previous === null ? null : 'SHA-256',
    previousDigestSignature: previous === null ? null : '00',
    logFiles: logs.map((log) => ({ s3Object: 'x', hashValue: sha256Hex(log), hashAlgorithm: 'SHA-256' })),
  });
}
