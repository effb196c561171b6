import { digestOf } from '@ancrage/base';
import { cloudformationTemplateReader } from './cloudformation-template-reader.ts';
import { jsonTemplate, YAML } from './testing/template-text.ts';

/** Templates in both languages, and an answer that holds one; what is returned tells readings apart. */
export const target = {
  name: 'cloudformation-template',
  run(bytes: Uint8Array): string {
    const { facts, notes } = cloudformationTemplateReader.read(bytes, {
      evidence: digestOf(bytes),
      name: '',
    });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    const bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'x' } } };
    return [
      YAML,
      jsonTemplate({ Data: bucket, Key: { Type: 'AWS::KMS::Key', Properties: { Origin: 'EXTERNAL' } } }),
      JSON.stringify({ TemplateBody: 'Resources:\n  A:\n    Type: AWS::SQS::Queue\n' }),
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    'Resources:\n',
    '    Type: AWS::S3::Bucket\n',
    '!Ref ',
    '!Sub ',
    '!If [',
    '!GetAtt a.b',
    '"Properties"',
    '"TemplateBody"',
    'Fn::If',
    '&a ',
    '*a',
    '---\n',
    'null',
  ],
};
