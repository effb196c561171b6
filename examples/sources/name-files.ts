/** One question and the data of the records that answered it; none where there is no such record. */
export interface Answer {
  readonly name: string;
  readonly type: string;
  readonly data: readonly (string | readonly [name: string, type: string, data: string])[];
}

/** What `dig` writes of some questions asked one after another in UTC. */
export function digAnswers(when: Date, answers: readonly Answer[]): string {
  return answers.map((answer, index) => digAnswer(answer, new Date(when.getTime() + index * 1000), index)).join('\n');
}

function digAnswer({ name, type, data }: Answer, when: Date, index: number): string {
  const [day, month, date, year, time] = /^(\w{3}), (\d\d) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d)/
    .exec(when.toUTCString())!
    .slice(1)
    .map((part, at, parts) => (at === 1 ? parts[2]! : at === 2 ? parts[1]! : part));
  const records = data.map((record) => {
    const [owner, kind, value] = typeof record === 'string' ? [name, type, record] : record;
    return `${owner}.\t300\tIN\t${kind}\t${value}`;
  });
  return [
    `; <<>> DiG 9.18.49 <<>> ${name} ${type}`,
    ';; global options: +cmd',
    ';; Got answer:',
    `;; ->>HEADER<<- opcode: QUERY, status: ${data.length === 0 ? 'NXDOMAIN' : 'NOERROR'}, id: ${4000 + ((index * 7919) % 60_000)}`,
    `;; flags: qr rd ra; QUERY: 1, ANSWER: ${data.length}, AUTHORITY: 0, ADDITIONAL: 1`,
    '',
    ';; QUESTION SECTION:',
    `;${name}.\t\tIN\t${type}`,
    '',
    ...(records.length === 0 ? [] : [';; ANSWER SECTION:', ...records, '']),
    ';; Query time: 12 msec',
    `;; WHEN: ${day} ${month} ${date} ${time} UTC ${year}`,
    '',
  ].join('\n');
}

/** What a certificate says, as `openssl x509 -text -noout` writes it. */
export interface CertificateText {
  /** Hexadecimal, two digits a byte. */
  readonly serial: string;
  readonly issuer: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly names: readonly string[];
}

/** The parts of such a text that say whom a certificate names and who issued it. */
export function certificateText({ serial, issuer, subject, from, to, names }: CertificateText): string {
  return [
    'Certificate:',
    '    Data:',
    '        Version: 3 (0x2)',
    '        Serial Number:',
    `            ${serial.match(/../g)!.join(':')}`,
    '        Signature Algorithm: ecdsa-with-SHA384',
    `        Issuer: ${issuer}`,
    '        Validity',
    `            Not Before: ${from}`,
    `            Not After : ${to}`,
    `        Subject: ${subject}`,
    '        X509v3 extensions:',
    '            X509v3 Basic Constraints: critical',
    '                CA:FALSE',
    '            X509v3 Subject Alternative Name: ',
    `                ${names.join(', ')}`,
    '    Signature Algorithm: ecdsa-with-SHA384',
    '',
  ].join('\n');
}
