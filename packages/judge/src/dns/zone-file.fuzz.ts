import { parseZoneFile } from './zone-file.ts';

const SEED = `$ORIGIN ville.example.
$TTL 300
@ IN SOA ns1 hostmaster ( 1 3600 600 86400 300 )
  NS ns1
  MX 10 mail ; first
  TXT "v=spf1 include:a.example" " -all"
  CAA 0 issue "ca.example"
www CNAME @
`;

export const target = {
  name: 'zone-file',
  run(bytes: Uint8Array): string {
    const zone = parseZoneFile(bytes);
    return `${zone?.records.size} ${zone?.skipped}`;
  },
  seeds: () => [new TextEncoder().encode(SEED)],
  dictionary: [
    '$ORIGIN ',
    '$TTL ',
    '$INCLUDE ',
    ' IN ',
    ' MX ',
    ' TXT ',
    '"',
    '\\"',
    '\\000',
    '(',
    ')',
    ';',
    '@',
    '\n\t',
  ],
};
