import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { addContract } from '../contract-files.ts';
import { type BuildOptions, DossierFolder } from '../dossier-folder.ts';
import { bill } from './bills.ts';
import { revente } from './company.ts';
import { clauses, contractHtml, contractPdf } from './contract.ts';
import { flowFiles, hostRanges } from './flows.ts';
import { clientsSnapshot, clientsState, copiesListing, logsState } from './inventory.ts';
import { agentCertificate, bucketAnswers, domainAnswers } from './names.ts';
import { homecomingPlan, trialTemplate } from './plan.ts';
import { portalDocument } from './release.ts';
import { scan } from './scan.ts';
import { hubFindings } from './security-hub.ts';
import { Seeded } from '../seeded.ts';
import * as statements from './statements.ts';
import { trailFiles } from './trail.ts';

const COMMENT = `Revente Nuage inc., revendeur fictif de Trois-Rivières sur un infonuage étranger : presque tout au Canada, un
compartiment oublié, un départ cher, des copies chez un hébergeur certifié. Les clés qui signent sont de démonstration. Fichier produit par
examples/sources/build.ts.`;

/**
 * Revente: a reseller on a foreign cloud, with keys at the customer's, one forgotten bucket, copies at a certified host and many
 * gaps to close.
 */
export function buildRevente(options: BuildOptions): void {
  const folder = new DossierFolder('revente', options);
  const received = '2026-11-05T15:00:00Z';
  folder.add('inventory/clients.tfstate', clientsState(), { format: 'opentofu-state', received });
  folder.add('inventory/journaux.tfstate', logsState(), { format: 'opentofu-state', received });
  folder.add('inventory/copies-nordet.json', copiesListing(), { format: 'openstack', received });
  folder.add('hosts/nordet.bundle.json', readFileSync(new URL('nordet.bundle.json', import.meta.url)), {
    format: 'ancrage-bundle',
    received: '2026-11-13T15:00:00Z',
  });
  folder.add(`inventory/${snapshotName}.gz`, packed(clientsSnapshot()), { format: 'aws-config', received });
  folder.add('intent/rapatriement.json', homecomingPlan(), { format: 'opentofu-plan', received });
  folder.add('intent/essai-2023.yaml', trialTemplate, { format: 'cloudformation-template', received });
  for (const month of revente.months) {
    folder.add(`bills/aws-focus-${month}.csv`, bill(month), { format: 'focus', received });
  }
  const { logs, digests } = trailFiles();
  for (const { name, text } of logs) {
    folder.add(`access/cloudtrail/${name}.gz`, packed(text), { format: 'cloudtrail', received });
  }
  for (const { name, text } of digests) {
    folder.add(`access/cloudtrail-digest/${name}.gz`, packed(text), {
      format: 'cloudtrail-digest',
      received,
    });
  }
  for (const { name, text } of flowFiles())
    folder.add(`flows/${name}.gz`, packed(text), { format: 'flow-log', received });
  folder.add('flows/ip-ranges.json', hostRanges(), { format: 'address-ranges', received });
  folder.add('names/revente-nuage.txt', domainAnswers(), { format: 'dns-answers', received });
  folder.add('names/compartiments.txt', bucketAnswers(), { format: 'dns-answers', received });
  folder.add('names/agent-exploitation.txt', agentCertificate(), { format: 'tls-certificates', received });
  folder.add('security/prowler-clients.ocsf.json', scan(), { format: 'prowler-ocsf', received });
  folder.add('security/security-hub.asff.json', hubFindings(), { format: 'asff', received });
  folder.add('security/portail-cliniques-4.11.0.spdx.json', portalDocument(), { format: 'spdx', received });
  const summary = addContract(folder, {
    name: 'conditions-de-service',
    title: 'Conditions de service',
    signedOn: '2026-06-02',
    received: '2026-06-08T14:00:00Z',
    parties: [revente.provider, revente.customer],
    clauses,
    html: contractHtml,
    pdf: contractPdf,
    printAgain: options.printAgain,
  });
  folder.addUnsignedStatement('registre-sous-traitants', statements.subprocessors);
  folder.addUnsignedStatement('certificat-hebergeur', statements.hostCertificate);
  folder.addStatement('contract-confirmation', statements.confirmation(summary.sha256), 'assessor');
  folder.addStatement('key-review', statements.keyReview, 'assessor');
  folder.addStatement('copies-visit', statements.copiesVisit, 'assessor');
  folder.addStatement('penetration-test-2025', statements.oldPenetrationTest, 'laboratory');
  folder.write(manifest(), COMMENT);
}

const snapshotName = `${revente.accounts.clients}_Config_${revente.home}_ConfigSnapshot_20261030T060000Z_${new Seeded('snapshot').uuid()}.json`;

/** Packed without compressing, since what compressors give depends on the machine. */
function packed(text: string): Uint8Array {
  return gzipSync(text, { level: 0 });
}

function manifest(): Record<string, unknown> {
  const { service, provider, neq, accounts, period, copies } = revente;
  return {
    judge_at: '2026-11-15',
    service: {
      name: service,
      provider,
      entity: neq,
      description: {
        fr: 'Environnements gérés pour des cliniques, chez un hébergeur étranger, avec les clés du client.',
        en: 'Managed environments for clinics, at a foreign host, with the customer’s keys.',
      },
    },
    scope: {
      period,
      accounts: [
        { platform: 'aws', account: accounts.clients, holds: 'both' },
        { platform: 'aws', account: accounts.logs, holds: 'storage' },
        { platform: 'openstack', account: copies.project, holds: 'storage' },
      ],
      entities: [{ entity: neq, name: provider, role: 'provider' }],
      hosts: [
        {
          service: copies.service,
          provider: copies.provider,
          accounts: [{ platform: 'openstack', account: copies.project }],
        },
      ],
      prefixes: [
        { prefix: '192.0.2.128/28', country: 'CA', province: 'QC', use: 'administration' },
        { prefix: '203.0.113.80/28', country: 'US', use: 'administration' },
        { prefix: '10.80.1.0/24', country: 'CA', province: 'QC', plane: 'tenants', use: 'service' },
        { prefix: '10.80.2.0/24', country: 'CA', province: 'QC', plane: 'storage', use: 'service' },
        { prefix: '10.80.3.0/24', country: 'CA', province: 'QC', plane: 'management', use: 'service' },
      ],
    },
    declarations: [
      {
        kind: 'entity',
        entity: neq,
        name: provider,
        type: 'registeredEntity',
        jurisdiction: 'CA',
        registered_country: 'CA',
        business_country: 'CA',
        head_office_country: 'CA',
        identifier: neq,
        on: '2026-10-01',
      },
      { kind: 'export-drill', on: '2026-05-12', complete: false, mismatches: 3 },
    ],
  };
}
