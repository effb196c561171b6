// Writes flow logs in JSON, the same for the same seed: what Google’s Cloud Logging exports, Zeek’s `conn.log`, or Azure’s virtual network
// flow logs, these in files of 20,000 tuples as Azure writes one for each hour and interface.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type RecordKind = 'google' | 'zeek' | 'azure';

/** 2026-10-05T00:00:00Z; records spread over two days. */
const START = 1_791_158_400;
const SECONDS = 2 * 86_400;
const PEERS = 100_000;
const TUPLES_PER_FILE = 20_000;

/** Writes so many records into a folder. */
export function writeRecords(folder: string, kind: RecordKind, records: number): void {
  let state = 7;
  const whole = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const perFile = kind === 'azure' ? TUPLES_PER_FILE : records;
  for (let from = 0; from < records; from += perFile) {
    const out = openSync(join(folder, `flows-${String(from / perFile).padStart(4, '0')}.json`), 'w');
    const count = Math.min(perFile, records - from);
    let text = kind === 'azure' ? AZURE_HEAD : '';
    for (let index = 0; index < count; index += 1) {
      const at = START + Math.floor(((from + index) / records) * SECONDS);
      const peer = Math.floor(PEERS ** (whole(1_000_000) / 1_000_000));
      const flow: Flow = {
        at,
        local: `10.0.${16 * (1 + whole(3))}.${10 + whole(60)}`,
        peer: `${20 + (peer % 180)}.${peer % 256}.${(peer >> 4) % 256}.${peer % 251}`,
        port: 32_768 + whole(28_000),
        sent: 100 + whole(60_000),
        received: 100 + whole(600_000),
        id: from + index,
      };
      text += kind === 'azure' ? `${index === 0 ? '' : ','}"${tuple(flow)}"` : `${lines[kind](flow)}\n`;
      if (text.length > 1 << 20) {
        writeSync(out, text);
        text = '';
      }
    }
    writeSync(out, kind === 'azure' ? `${text}${AZURE_TAIL}` : text);
    closeSync(out);
  }
}

interface Flow {
  readonly at: number;
  readonly local: string;
  readonly peer: string;
  readonly port: number;
  readonly sent: number;
  readonly received: number;
  readonly id: number;
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

const lines = {
  google: ({ at, local, peer, port, sent, id }: Flow): string =>
    JSON.stringify({
      insertId: `1a2b3c${id.toString(36)}`,
      jsonPayload: {
        bytes_sent: String(sent),
        connection: { dest_ip: peer, dest_port: 443, protocol: 6, src_ip: local, src_port: port },
        dest_location: {
          asn: 64_496,
          city: 'Example',
          continent: 'America',
          country: 'usa',
          region: 'Example',
        },
        end_time: instant(at + 5),
        packets_sent: String(1 + (sent >> 10)),
        reporter: 'SRC',
        src_instance: {
          project_id: 'nordet-prod',
          region: 'northamerica-northeast1',
          vm_name: 'app-1',
          zone: 'northamerica-northeast1-a',
        },
        src_vpc: { project_id: 'nordet-prod', subnetwork_name: 'app', vpc_name: 'main' },
        start_time: instant(at),
      },
      logName: 'projects/nordet-prod/logs/compute.googleapis.com%2Fvpc_flows',
      receiveTimestamp: instant(at + 9),
      resource: {
        labels: {
          location: 'northamerica-northeast1-a',
          project_id: 'nordet-prod',
          subnetwork_id: '123456789',
          subnetwork_name: 'app',
        },
        type: 'gce_subnetwork',
      },
      timestamp: instant(at + 9),
    }),
  zeek: ({ at, local, peer, port, sent, received, id }: Flow): string =>
    JSON.stringify({
      ts: at + 0.25,
      uid: `C${id.toString(36).padStart(17, 'x')}`,
      'id.orig_h': local,
      'id.orig_p': port,
      'id.resp_h': peer,
      'id.resp_p': 443,
      proto: 'tcp',
      service: 'ssl',
      duration: 1.5,
      orig_bytes: sent,
      resp_bytes: received,
      conn_state: 'SF',
      local_orig: true,
      local_resp: false,
      missed_bytes: 0,
      history: 'ShADadFf',
      orig_pkts: 1 + (sent >> 10),
      orig_ip_bytes: sent + 52,
      resp_pkts: 1 + (received >> 10),
      resp_ip_bytes: received + 52,
    }),
} as const;

function tuple({ at, local, peer, port, sent, received }: Flow): string {
  return `${at * 1000},${local},${peer},${port},443,6,O,C,X,${1 + (sent >> 10)},${sent},${1 + (received >> 10)},${received}`;
}

const AZURE_HEAD =
  '{"records":[{"time":"2026-10-05T00:00:59.1234567Z","flowLogVersion":4,"flowLogGUID":"0a1b2c3d","macAddress":"00224871C205","category":"FlowLogFlowEvent","flowLogResourceID":"/X","targetResourceID":"/Y","operationName":"FlowLogFlowEvent","flowRecords":{"flows":[{"aclID":"0a","flowGroups":[{"rule":"AllowOut","flowTuples":[';
const AZURE_TAIL = ']}]}]}}]}\n';
