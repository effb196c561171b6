import { TellingSink } from '../testing/telling-sink.ts';
import { awsLayout, defaultLayout } from './aws-layout.ts';
import type { AwsLayout } from './aws-layout.ts';
import { AwsScanner } from './aws-scanner.ts';

const V2 = `version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
2 111122223333 eni-0a1b2c3d4e5f60718 10.1.0.4 198.51.100.7 443 50000 6 10 1234 1791158400 1791158459 ACCEPT OK
2 111122223333 eni-0a1b2c3d4e5f60719 2600:1f88:73f::bbdb fd00:10:32::65 443 50000 6 10 99 1791158400 1791158459 ACCEPT OK
2 111122223333 eni-0a1b2c3d4e5f60719 198.51.100.77 10.12.34.56 443 50000 6 10 123456789012345 1791158400 1791158459 ACCEPT OK
2 111122223333 eni-0a1b2c3d4e5f60719 ::fffe:c633:6407 fd00::1 443 50000 6 10 99 1791158400 1791158459 ACCEPT OK
2 111122223333 eni-0a1b2c3d4e5f60719 2600:1f88::1 0:0:0:0:0:ffff:1:2 443 50000 6 10 99 1791158400 1791158459 ACCEPT OK
2 111122223333 eni-0a1b2c3d4e5f60718 10.1.0.4 198.51.100.7 443 50000 6 10 1234 1791158400 1791158459 REJECT OK
2 111122223333 eni-0a1b2c3d4e5f60718 - - - - - - - 1791158400 1791158459 - NODATA
2 111122223333 eni-0a1b2c3d4e5f60718 - - - - - - - 1791158400 1791158459 - SKIPDATA
`;
const V5 = `bytes pkt-srcaddr srcaddr ecs-task-arn dstaddr pkt-dstaddr flow-direction start traffic-path end account-id
77 10.1.0.4 - arn:aws:ecs:ca-central-1:111122223333:task/a/b 2.2.2.2 3.80.0.1 egress 1791158400 8 1791158459 111122223333
999999999999999 - 2600:1f88::1 - ::2 - ingress 1791158400 5 1791158459 111122223333
`;
/** A sink keeps its engine, and the names that this has learnt: now and then both are new. */
const RUNS_OF_A_SINK = 500;
let runs = 0;
let sink = new TellingSink();

function told(layout: AwsLayout, bytes: Uint8Array, pieces: number): string[] {
  const scanner = new AwsScanner(layout, sink.sink);
  for (let at = 0; at < bytes.length; at += pieces) scanner.push(bytes.subarray(at, at + pieces));
  scanner.end();
  return sink.takeTold();
}

/** What the program reads is what reading line by line gives: where two spaces stand side by side, lines are read one by one. */
export const target = {
  name: 'aws-lines',
  run(bytes: Uint8Array): string {
    if (runs % RUNS_OF_A_SINK === 0) sink = new TellingSink();
    runs += 1;
    const feed = bytes.indexOf(0x0a) + 1;
    const named = awsLayout(new TextDecoder('latin1').decode(bytes.subarray(0, Math.min(feed, 8192))));
    const body = named === undefined ? bytes : bytes.subarray(feed);
    const layout = named ?? defaultLayout;
    const slow = told(layout, Buffer.concat([body, Buffer.from('\n  \n')]), 1 << 17);
    const one = slow.join('\n');
    for (const pieces of [1 << 17, 61]) {
      const fast = told(layout, body, pieces).join('\n');
      if (fast !== one) throw new Error(`told ${fast}\nwhere line by line told ${one}`);
    }
    return [...new Set(slow.map((event) => event.replace(/[ \d].*/, '')))].join(' ');
  },
  seeds: () => [V2, V5, V2.replaceAll('\n', '\r\n')].map((text) => new Uint8Array(Buffer.from(text))),
  dictionary: [
    'OK',
    'NODATA',
    'SKIPDATA',
    'ACCEPT',
    'REJECT',
    '::',
    '::ffff:',
    '1791158400',
    '255',
    ' ',
    '\n',
    '\r\n',
  ],
};
