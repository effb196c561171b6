import { cyclonedxBill } from '../material-bills.ts';
import { Seeded } from '../seeded.ts';
import { nordet } from './company.ts';

/** What the customers' console is made of, in the release that its cluster runs. */
export function consoleBill(): string {
  return cyclonedxBill(
    {
      name: 'console-portail',
      version: '2026.09.2',
      maker: nordet.provider,
      at: '2026-09-22T14:08:51Z',
      packages: [
        { name: 'svelte', version: '5.38.1', ecosystem: 'npm', licence: 'MIT' },
        { name: 'fastify', version: '5.6.0', ecosystem: 'npm', licence: 'MIT' },
        { name: 'jose', version: '6.1.0', ecosystem: 'npm', licence: 'MIT' },
        { name: 'pg', version: '8.16.3', ecosystem: 'npm', licence: 'MIT' },
        { name: '@fastify/helmet', version: '13.0.1', ecosystem: 'npm', licence: 'MIT' },
        { name: 'openssl', version: '3.5.1-1', ecosystem: 'deb', licence: 'Apache-2.0' },
        { name: 'ca-certificates', version: '20250419', ecosystem: 'deb', licence: 'MPL-2.0' },
        { name: 'libc6', version: '2.41-12', ecosystem: 'deb', licence: 'LGPL-2.1-or-later' },
        { name: 'zlib1g', version: '1.3.1-1', ecosystem: 'deb', licence: 'Zlib' },
      ],
      seeded: new Seeded('nordet release'),
    },
    [
      { name: 'console-api', endpoint: 'https://api.console.exemple.invalid/' },
      { name: 'identite', endpoint: 'https://identite.exemple.invalid:5000/v3' },
    ],
  );
}
