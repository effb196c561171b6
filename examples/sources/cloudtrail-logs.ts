import { createHash } from 'node:crypto';
import type { Seeded } from './seeded.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One call that CloudTrail recorded. */
export interface TrailEvent {
  readonly at: string;
  readonly source: string;
  readonly name: string;
  readonly address: string;
  readonly identity: Readonly<Record<string, unknown>>;
  readonly userAgent: string;
  readonly readOnly: boolean;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly response?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Which trail of which account. */
export interface Trail {
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
  readonly name: string;
  readonly seeded: Seeded;
}

export interface TrailFile {
  readonly name: string;
  readonly text: string;
}

/** A log file as CloudTrail delivers it, once unpacked. */
export function trailLog(trail: Trail, deliveredAt: string, events: readonly TrailEvent[]): TrailFile {
  const { account, region, seeded } = trail;
  const records = events.map((event) => ({
    eventVersion: '1.11',
    userIdentity: event.identity,
    eventTime: event.at,
    eventSource: event.source,
    eventName: event.name,
    awsRegion: region,
    sourceIPAddress: event.address,
    userAgent: event.userAgent,
    ...(event.error === undefined ? {} : { errorCode: event.error.code, errorMessage: event.error.message }),
    requestParameters: event.parameters ?? null,
    responseElements: event.response ?? null,
    requestID: seeded.uuid(),
    eventID: seeded.uuid(),
    readOnly: event.readOnly,
    eventType: event.name === 'ConsoleLogin' ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${event.source.split('.')[0]}.${region}.amazonaws.com`,
    },
  }));
  const stamp = deliveredAt.replace(/[-:]/g, '').replace(/\d\dZ$/, 'Z');
  return {
    name: `${account}_CloudTrail_${region}_${stamp}_${seeded.base64(16)}.json`,
    text: JSON.stringify({ Records: records }),
  };
}

/**
 * The digest of one hour: the log files delivered in it, and the digest before. Its signature is made by the platform's
 * key and lies in the metadata of the stored object, so it cannot be part of an example.
 */
export function trailDigest(
  trail: Trail,
  {
    start,
    end,
    logs,
    previous,
  }: {
    start: string;
    end: string;
    logs: readonly { file: TrailFile; oldest: string; newest: string }[];
    previous: TrailFile | undefined;
  },
): TrailFile {
  const { account, region, bucket, name, seeded } = trail;
  const day = start.slice(0, 10).replaceAll('-', '/');
  const digestPath = (file: string): string =>
    `AWSLogs/${account}/CloudTrail-Digest/${region}/${day}/${file}.gz`;
  const own = `${account}_CloudTrail-Digest_${region}_${name}_${region}_${end.replace(/[-:]/g, '')}.json`;
  const digest = {
    awsAccountId: account,
    digestStartTime: start,
    digestEndTime: end,
    digestS3Bucket: bucket,
    digestS3Object: digestPath(own),
    digestPublicKeyFingerprint: '5f1e5a1f7e0c3d92b64a8c7d10e3f2ab',
    digestSignatureAlgorithm: 'SHA256withRSA',
    newestEventTime: logs.at(-1)?.newest ?? null,
    oldestEventTime: logs[0]?.oldest ?? null,
    previousDigestS3Bucket: previous === undefined ? null : bucket,
    previousDigestS3Object: previous === undefined ? null : digestPath(previous.name),
    previousDigestHashValue: previous === undefined ? null : sha256(previous.text),
    previousDigestHashAlgorithm: previous === undefined ? null : 'SHA-256',
    previousDigestSignature: previous === undefined ? null : seeded.hex(512),
    logFiles: logs.map(({ file, oldest, newest }) => ({
      s3Bucket: bucket,
      s3Object: `AWSLogs/${account}/CloudTrail/${region}/${day}/${file.name}.gz`,
      hashValue: sha256(file.text),
      hashAlgorithm: 'SHA-256',
      newestEventTime: newest,
      oldestEventTime: oldest,
    })),
  };
  return { name: own, text: JSON.stringify(digest) };
}
