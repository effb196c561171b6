import { readAnswers } from './recorded-answers.ts';

const DIG = `; <<>> DiG 9.18.49 <<>> ville.example MX
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1
;; QUESTION SECTION:
;ville.example.	IN	MX

;; ANSWER SECTION:
ville.example.	300	IN	MX	10 mx.example.

;; WHEN: Fri Nov 27 00:29:49 UTC 2026
`;
const JSON_FORM =
  '{"dateSeconds":1795739390,"RCODE":0,"QNAME":"a.example.","QTYPE":1,"answerRRs":[{"NAME":"a.example.","TYPE":1,"rdataA":"192.0.2.1"}]}';

export const target = {
  name: 'recorded-answers',
  run(bytes: Uint8Array): string {
    const answers = readAnswers(bytes);
    return answers === undefined ? '' : `${answers.form} ${answers.answers.length} ${answers.skipped}`;
  },
  seeds: () => [DIG, JSON_FORM].map((text) => new TextEncoder().encode(text)),
  dictionary: [
    'NXDOMAIN',
    'SERVFAIL',
    '\tCNAME\t',
    '\tTXT\t"',
    '"Status":0',
    '"Question":[',
    '"Answer":[',
    ';; ',
  ],
};
