import { digestOf } from '@ancrage/base';
import { stateFile } from '../../testing/sample-dossier.ts';
import { opentofuStateReader } from './opentofu-state-reader.ts';

/** States of OpenTofu and Terraform; a planted secret must never come out. */
export const target = {
  name: 'opentofu-state',
  run(bytes: Uint8Array): string {
    const reading = opentofuStateReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${reading.facts.map(({ kind }) => kind).join(' ')} ${reading.notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      stateFile([
        { name: 'a', attributes: { region: 'ca-central-1', password: 'x' } },
        {
          type: 'aws_s3_bucket_replication_configuration',
          name: 'c',
          attributes: { rule: [{ destination: [{ bucket: 'arn:aws:s3:::z' }] }] },
        },
      ]),
      stateFile([
        {
          type: 'azurerm_storage_account',
          name: 'a',
          attributes: { location: 'Canada East', account_replication_type: 'GRS' },
        },
        {
          type: 'google_kms_crypto_key',
          name: 'k',
          attributes: { version_template: [{ protection_level: 'HSM' }] },
        },
      ]),
      '{"serial":1,"lineage":"x","encrypted_data":"AAAA"}',
      '{"format_version":"1.0","terraform_version":"1.10.2","values":{"root_module":{"child_modules":[{"address":"module.a","resources":[{"mode":"managed","type":"aws_s3_bucket","name":"b","index":0,"values":{"bucket":"b","region":"ca-west-1"},"sensitive_values":{"bucket":true}}]}]}}}',
    ].map((text) => new TextEncoder().encode(text));
  },
  dictionary: [
    '"instances"',
    '"attributes"',
    '"managed"',
    'null',
    '"replica"',
    '"arn"',
    'arn:aws:',
    '"index_key"',
    '1e999',
  ],
};
