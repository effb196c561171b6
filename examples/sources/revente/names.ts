import { certificateText, digAnswers } from '../name-files.ts';
import { revente } from './company.ts';

const { domain, forgotten, home, second } = revente;

/** What name servers answered about the reseller's own domain: its mail is kept on a platform that its register does not name. */
export function domainAnswers(): string {
  return digAnswers(new Date('2026-10-06T13:05:00Z'), [
    { name: domain, type: 'MX', data: [`0 ${domain.replaceAll('.', '-')}.mail.protection.outlook.com.`] },
    { name: domain, type: 'NS', data: ['ns-1012.awsdns-62.net.', 'ns-411.awsdns-51.com.'] },
    { name: domain, type: 'TXT', data: ['"v=spf1 include:spf.protection.outlook.com -all"'] },
    { name: domain, type: 'CAA', data: ['0 issue "amazontrust.com"'] },
    { name: `autodiscover.${domain}`, type: 'CNAME', data: ['autodiscover.outlook.com.'] },
    { name: `enterpriseregistration.${domain}`, type: 'CNAME', data: [] },
    { name: `www.${domain}`, type: 'CNAME', data: ['d2s7kqpz1example.cloudfront.net.'] },
  ]);
}

/** Where the names of the buckets led on that day. */
export function bucketAnswers(): string {
  const bucket = (name: string, region: string, address: string) =>
    ({ name: `${name}.s3.${region}.amazonaws.com`, type: 'A', data: [address] }) as const;
  return digAnswers(new Date('2026-10-06T13:10:00Z'), [
    bucket('revente-dossiers', home, '192.0.2.37'),
    bucket('revente-images-medicales', home, '192.0.2.41'),
    bucket('revente-copies-calgary', second, '192.0.2.55'),
    bucket('revente-essai-analytique-2023', forgotten, '203.0.113.21'),
  ]);
}

/** The certificate that the agent of remote operation presents, at an address that no range and no prefix names. */
export function agentCertificate(): string {
  return certificateText({
    serial: '04a1c97b20e36f58d1147a9022bc61f70e35',
    issuer: "C = US, O = Let's Encrypt, CN = E7",
    subject: 'CN = agent.nightdesk.example',
    from: 'Sep  3 04:11:20 2026 GMT',
    to: 'Dec  2 04:11:19 2026 GMT',
    names: ['DNS:agent.nightdesk.example', 'IP Address:203.0.113.140'],
  });
}
