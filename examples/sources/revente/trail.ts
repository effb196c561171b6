import { trailDigest, type TrailEvent, type TrailFile, trailLog } from '../cloudtrail-logs.ts';
import { Seeded } from '../seeded.ts';
import { revente } from './company.ts';

const DAY = '2026-10-06';
const FIRST_HOUR = 12;
const HOURS = 8;

interface Operator {
  readonly user: string;
  readonly address: string;
}

/** Two operators at the office, and one on call who works from elsewhere. */
const OPERATORS: readonly Operator[] = [
  { user: 'c.simard', address: '192.0.2.130' },
  { user: 'r.lemay', address: '192.0.2.131' },
  { user: 'garde', address: '203.0.113.88' },
];

/** Eight hours of one working day: all that the reseller exported, with the digests that prove those hours whole. */
export function trailFiles(): { readonly logs: TrailFile[]; readonly digests: TrailFile[] } {
  const seeded = new Seeded('revente trail');
  const trail = {
    account: revente.accounts.clients,
    region: revente.home,
    bucket: 'revente-journaux',
    name: 'revente',
    seeded,
  };
  const logs: TrailFile[] = [];
  const digests: TrailFile[] = [];
  for (let hour = FIRST_HOUR; hour < FIRST_HOUR + HOURS; hour += 1) {
    const events = eventsOf(hour, seeded);
    const log = trailLog(trail, moment(hour, 57, 20), events);
    const start = moment(hour, 0, 0);
    const covered = [{ file: log, oldest: events[0]!.at, newest: events.at(-1)!.at }];
    digests.push(
      trailDigest(trail, { start, end: moment(hour + 1, 0, 0), logs: covered, previous: digests.at(-1) }),
    );
    logs.push(log);
  }
  return { logs, digests };
}

function moment(hour: number, minute: number, second: number): string {
  return `${DAY}T${[hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')}Z`;
}

function eventsOf(hour: number, seeded: Seeded): TrailEvent[] {
  const events: TrailEvent[] = [];
  for (let index = 0; index < 5; index += 1) {
    const at = moment(hour, 4 + index * 9, seeded.int(0, 59));
    events.push(index < 4 ? operatorCall(at, seeded.pick(OPERATORS), seeded) : serviceCall(at));
  }
  return events;
}

const CALLS = [
  { source: 's3.amazonaws.com', name: 'PutBucketLifecycle', readOnly: false },
  { source: 'ec2.amazonaws.com', name: 'DescribeInstances', readOnly: true },
  { source: 'ssm.amazonaws.com', name: 'StartSession', readOnly: false },
  { source: 'rds.amazonaws.com', name: 'ModifyDBInstance', readOnly: false },
] as const;

function operatorCall(at: string, { user, address }: Operator, seeded: Seeded): TrailEvent {
  const { account, role } = { account: revente.accounts.clients, role: 'Exploitation' };
  const principal = `AROA${seeded.hex(16).toUpperCase()}`;
  return {
    at,
    ...seeded.pick(CALLS),
    address,
    userAgent: 'aws-cli/2.31.11 md/awscrt#0.27.6 ua/2.1 os/linux#6.12 lang/python#3.13',
    identity: {
      type: 'AssumedRole',
      principalId: `${principal}:${user}`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${user}`,
      accountId: account,
      accessKeyId: `ASIA${seeded.hex(16).toUpperCase()}`,
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId: principal,
          arn: `arn:aws:iam::${account}:role/${role}`,
          accountId: account,
          userName: role,
        },
        attributes: { creationDate: at, mfaAuthenticated: 'true' },
      },
    },
  };
}

function serviceCall(at: string): TrailEvent {
  return {
    at,
    source: 'sts.amazonaws.com',
    name: 'AssumeRole',
    readOnly: true,
    address: 's3.amazonaws.com',
    userAgent: 's3.amazonaws.com',
    identity: { type: 'AWSService', invokedBy: 's3.amazonaws.com' },
  };
}
