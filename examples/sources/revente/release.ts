import { spdxDocument } from '../material-bills.ts';
import { Seeded } from '../seeded.ts';
import { revente } from './company.ts';

/** What the clinics' portal is made of: the only bill of materials that the reseller has. */
export function portalDocument(): string {
  return spdxDocument({
    name: 'portail-cliniques',
    version: '4.11.0',
    maker: revente.provider,
    at: '2026-08-18T15:31:09Z',
    packages: [
      { name: 'django', version: '5.2.5', ecosystem: 'pypi', licence: 'BSD-3-Clause' },
      { name: 'psycopg', version: '3.2.9', ecosystem: 'pypi', licence: 'LGPL-3.0-only' },
      { name: 'boto3', version: '1.40.11', ecosystem: 'pypi', licence: 'Apache-2.0' },
      { name: 'pydicom', version: '3.0.1', ecosystem: 'pypi', licence: 'MIT' },
      { name: 'openssl', version: '3.5.1-1', ecosystem: 'deb', licence: 'Apache-2.0' },
      { name: 'nginx', version: '1.26.3-3', ecosystem: 'deb', licence: 'BSD-2-Clause' },
    ],
    seeded: new Seeded('revente release'),
  });
}
