import { demonstrationKey, signCollection } from '@ancrage/keys';
import { addContract } from '../contract-files.ts';
import { type BuildOptions, DossierFolder, type Statement } from '../dossier-folder.ts';
import { Seeded } from '../seeded.ts';
import { teleportAudit } from '../teleport-audit.ts';
import { assessment } from './assessment.ts';
import { bill } from './bills.ts';
import { administrators, grandeNuee } from './company.ts';
import { clauses, contractHtml, contractPdf } from './contract.ts';
import { octoberFlows } from './flows.ts';
import { listing, state } from './inventory.ts';
import { capTable, declaration } from './ownership.ts';
import { posture } from './posture.ts';
import { scan } from './scan.ts';
import * as statements from './statements.ts';

const COMMENT = `Grande Nuée Canada ULC, filiale canadienne fictive d’une société américaine : résidente, sûre, possédée et
atteignable d’ailleurs. Les clés qui signent sont de démonstration. Fichier produit par examples/sources/build.ts.`;

/** Grande Nuée: data in Québec, strong security, an owner and laws elsewhere, a price to leave. */
export function buildGrandeNuee(options: BuildOptions): void {
  const folder = new DossierFolder('grande-nuee', options);
  const received = '2026-11-04T15:00:00Z';
  const collected = [
    folder.add('inventory/regions.tfstate', state(), { format: 'opentofu-state', received }),
    ...grandeNuee.regions.map((region) =>
      folder.add(`inventory/${region}.json`, listing(region), { format: 'openstack', received }),
    ),
    ...grandeNuee.months.map((month) => {
      const seeded = new Seeded(`grande-nuee teleport ${month}`);
      const log = teleportAudit(month, 'gn-montreal', administrators, { sessions: 45, seeded });
      return folder.add(`access/teleport-${month}.jsonl`, log, { format: 'teleport-log', received });
    }),
    folder.add('flows/border-2026-10.csv', octoberFlows(), { format: 'flow-log', received }),
    folder.add('security/prowler-gn-core.ocsf.json', scan(), { format: 'prowler-ocsf', received }),
    folder.add('security/posture-gn-core.ocsf.jsonl', posture(), { format: 'ocsf', received }),
    folder.add('ownership/bods.json', declaration(), { format: 'bods', received: '2026-10-22T20:00:00Z' }),
    folder.add('ownership/cap-table.csv', capTable(), {
      format: 'cap-table',
      received: '2026-10-22T20:00:00Z',
    }),
  ];
  for (const month of grandeNuee.months) {
    folder.add(`bills/focus-${month}.csv`, bill(month), { format: 'focus', received });
  }
  const signed = signCollection({
    files: collected.map(({ path, sha256 }) => ({ name: path, sha256 })),
    key: demonstrationKey('assessor'),
    about: 'Grande Nuée Cloud – Région Montréal',
    tool: 'tofu state pull ; openstack ; tctl audit export ; nfdump -o csv ; prowler openstack',
    collectedAt: '2026-11-04T14:30:00Z',
    collector: 'Vigie Évaluation inc. (démonstration)',
  });
  folder.add('statements/collection.dsse.json', signed, { format: 'collection', received });
  folder.add('security/itsg-33-assessment.oscal.json', assessment(), {
    format: 'oscal-results',
    received: '2026-10-13T20:00:00Z',
  });
  addAgreement(folder, options.printAgain);
  folder.addStatement('site-visit', statements.siteVisit, 'assessor');
  folder.addStatement('security-review', statements.securityReview, 'assessor');
  folder.addStatement('exit-rehearsal', statements.exitRehearsal, 'assessor');
  folder.addStatement('control-review', statements.controlReview, 'assessor');
  folder.addStatement('certificates', statements.certificates, 'certification-body');
  folder.addStatement('penetration-test', statements.penetrationTest, 'laboratory');
  folder.addStatement('soc-2', statements.auditReport, 'audit-firm');
  folder.write(manifest(), COMMENT);
}

function addAgreement(folder: DossierFolder, printAgain: boolean): void {
  const summary = addContract(folder, {
    name: 'customer-agreement',
    title: 'Customer Agreement',
    signedOn: '2026-07-06',
    received: '2026-07-10T14:00:00Z',
    parties: [grandeNuee.provider, grandeNuee.customer.name],
    clauses,
    html: contractHtml,
    pdf: contractPdf,
    printAgain,
  });
  const confirmation: Statement = {
    ancrage: 'statement/1',
    about: grandeNuee.service,
    issued_at: '2026-09-08T15:00:00Z',
    facts: [{ kind: 'confirmation', method: 'documented', digest: summary.sha256 }],
  };
  folder.addStatement('contract-confirmation', confirmation, 'assessor');
}

function manifest(): Record<string, unknown> {
  const { service, provider, entity, parent, project, regions, sites, prefix, networks, period } = grandeNuee;
  const place = { country: 'CA', province: 'QC' };
  return {
    judge_at: '2026-11-15',
    service: {
      name: service,
      provider,
      entity,
      description: {
        fr: 'Les deux régions montréalaises d’un infonuage mondial, offertes par sa filiale canadienne.',
        en: 'The two Montréal regions of a worldwide cloud, offered by its Canadian subsidiary.',
      },
    },
    scope: {
      period,
      accounts: [{ platform: 'openstack', account: project, holds: 'both' }],
      entities: [
        { entity, name: provider, role: 'provider' },
        { entity: parent.entity, name: parent.name, role: 'parent' },
      ],
      sites: sites.map((site, index) => ({
        site,
        name: `Montréal ${index + 1}`,
        country: 'CA',
        province: 'QC',
        storage: true,
        processing: true,
        backup: true,
      })),
      regions: regions.map((region, index) => ({ platform: 'openstack', region, site: sites[index] })),
      prefixes: [
        { prefix, ...place, use: 'administration' },
        { prefix: networks.control, ...place, plane: 'management', use: 'service' },
        { prefix: networks.objects, ...place, plane: 'storage', use: 'service' },
        { prefix: networks.telemetry, ...place, plane: 'management', use: 'service' },
        { prefix: networks.tenants, ...place, plane: 'tenants', use: 'service' },
      ],
      exclusions: [
        {
          what: 'autres régions du groupe',
          reason: 'Vendues par d’autres filiales ; le client choisit sa région.',
        },
        {
          what: 'projets des clients',
          reason: 'Chaque client inventorie les siens, dans les deux régions de la portée.',
        },
      ],
    },
  };
}
