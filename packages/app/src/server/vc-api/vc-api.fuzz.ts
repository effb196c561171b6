import { credentialProblems, presentationProblems } from './data-model.ts';
import { verifyProofs } from './data-integrity.ts';
import { openEnvelope } from './jose.ts';
import { isObject, readDocument } from './json-document.ts';
import type { Canonizer } from './json-ld.ts';
import { VcProblem } from './problem.ts';

const NOW = Date.UTC(2026, 10, 26);
/** What JSON-LD costs is bounded elsewhere, in a thread. */
const none: Canonizer = {
  canonize: () => Promise.reject(new VcProblem('JSON_LD')),
};

const context = '"@context":["https://www.w3.org/ns/credentials/v2"]';
const subject = '"credentialSubject":{"id":"did:a:b"},"type":["VerifiableCredential"]';
const method = 'did:key:z6MktW8nj7kkknWS1xcnqBD4nLRBLE3uzPLzXsdVy9nSCtXE';
const proof = `"proof":{"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022","proofPurpose":"assertionMethod","verificationMethod":"${method}#${method.slice(8)}","proofValue":"z2e9QJnhgcMAG1jBRaF2oYSFUrmaXuNMep8wz3oR4kCvfGL2Yuk8hhfWcUZcehdVcKVeq5Gaee4JxAwfq6hRJut1f"}`;

/** Credentials and presentations as the VC-API is given them, secured in each way that needs no other thread. */
export const target = {
  name: 'vc-api',
  run(bytes: Uint8Array): string {
    const document = readDocument(bytes);
    if (!isObject(document)) return 'not an object';
    const found = [...credentialProblems(document), ...presentationProblems(document)];
    void verifyProofs(document, { purpose: 'assertionMethod', now: NOW }, none).catch((error: unknown) => {
      if (!(error instanceof VcProblem)) throw error;
    });
    return `${found.map(({ code }) => code).join(' ')} ${openEnvelope(document['id'], 'vc+jwt', NOW).controller}`;
  },
  seeds: (): Uint8Array[] =>
    [
      `{${context},${subject},"issuer":"${method}",${proof}}`,
      `{${context},${subject},"issuer":{"id":"${method}","name":{"@value":"x","@language":"fr"}},"validFrom":"2026-01-01T00:00:00Z","relatedResource":[{"id":"https://a.example/","digestSRI":"sha256-AAAA"}]}`,
      `{${context},"type":"VerifiablePresentation","holder":"${method}","verifiableCredential":[{${context},${subject}}]}`,
      `{${context},"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,eyJhbGciOiJFUzI1NiJ9.e30.AAAA"}`,
    ].map((text) => Buffer.from(text)),
  dictionary: [
    '"@context":',
    '"proof":[',
    '"previousProof":',
    '"id":"urn:x:1"',
    'data:application/vc+jwt,',
    '"@direction":"rtl"',
    '"digestMultibase":"uEiA',
  ],
};
