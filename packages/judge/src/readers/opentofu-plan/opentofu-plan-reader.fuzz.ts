import { digestOf } from '@ancrage/base';
import { opentofuPlanReader } from './opentofu-plan-reader.ts';
import { NORDET, planFile, utf16 } from './testing/plan-file.ts';

/** Plans in both encodings, and one that OpenTofu encrypted; what is returned tells readings apart. */
export const target = {
  name: 'opentofu-plan',
  run(bytes: Uint8Array): string {
    const { facts, notes } = opentofuPlanReader.read(bytes, { evidence: digestOf(bytes), name: '' });
    return `${facts.map(({ kind }) => kind).join(' ')} ${notes.map(({ code }) => code).join(' ')}`;
  },
  seeds(): Uint8Array[] {
    return [
      new TextEncoder().encode(planFile(NORDET)),
      utf16(planFile(NORDET.slice(0, 2))),
      new TextEncoder().encode('{"meta":{},"encrypted_data":"AAAA","encryption_version":"v0"}'),
    ];
  },
  dictionary: [
    '"resource_changes"',
    '"change"',
    '"after"',
    '"after_unknown"',
    '"after_sensitive"',
    '"actions"',
    '"delete"',
    '"managed"',
    '"module_address"',
    '"constant_value"',
    'module.a["x"].',
    'null',
    'true',
  ],
};
