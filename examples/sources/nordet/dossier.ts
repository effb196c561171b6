import { demonstrationKey, signCollection } from '@ancrage/keys';
import { addContract } from '../contract-files.ts';
import { type BuildOptions, DossierFolder, type Placed, type Statement } from '../dossier-folder.ts';
import { guacamoleJournal } from '../guacamole-journal.ts';
import { Seeded } from '../seeded.ts';
import { sshdAuthLog } from '../sshd-auth-log.ts';
import { assessment } from './assessment.ts';
import { bill, billedMonths } from './bills.ts';
import { administrators, nordet } from './company.ts';
import { clauses, contractHtml, contractPdf } from './contract.ts';
import { copiesListing, copiesState, platformState } from './inventory.ts';
import { consoleCluster } from './kubernetes.ts';
import { monthOfFlows } from './flows.ts';
import { meters } from './meters.ts';
import { capTable, declaration } from './ownership.ts';
import { consoleBill } from './release.ts';
import { copiesScan, platformScan } from './scan.ts';
import * as statements from './statements.ts';

const COMMENT = `Nordet Infonuagique inc., fournisseur fictif de Québec : un infonuage OpenStack sur deux sites, vérifié par un
évaluateur. Les clés qui signent sont de démonstration. Fichier produit par examples/sources/build.ts.`;

/** Nordet: owned and run in Québec, proven today up to portability and security. */
export function buildNordet(options: BuildOptions): void {
  const folder = new DossierFolder('nordet', options);
  const collected = [
    ...addInventories(folder),
    ...addLogs(folder),
    ...nordet.months.map((month) =>
      folder.add(`flows/conn-lev-${month}.log`, monthOfFlows(month), {
        format: 'flow-log',
        received: '2026-11-02T14:00:00Z',
      }),
    ),
    folder.add('ownership/bods.json', declaration(), { format: 'bods', received: '2026-09-25T20:00:00Z' }),
    folder.add('ownership/table-de-capitalisation.csv', capTable(), {
      format: 'cap-table',
      received: '2026-09-25T20:00:00Z',
    }),
    ...addScans(folder),
    folder.add('energy/compteurs-lev.csv', meters(), {
      format: 'meter-series',
      received: '2026-11-02T14:00:00Z',
    }),
  ];
  for (const month of billedMonths) {
    folder.add(`bills/focus-${month}.csv`, bill(month), {
      format: 'focus',
      received: '2026-11-03T14:00:00Z',
    });
  }
  addCollection(folder, collected);
  folder.add('security/evaluation-itsg-33.oscal.json', assessment(), {
    format: 'oscal-results',
    received: '2026-10-09T20:00:00Z',
  });
  folder.add('security/console-portail-2026.09.2.cdx.json', consoleBill(), {
    format: 'cyclonedx',
    received: '2026-10-09T20:00:00Z',
  });
  addConfirmedContract(folder, options.printAgain);
  addStatements(folder);
  folder.write(manifest(), COMMENT);
}

function addInventories(folder: DossierFolder): Placed[] {
  const listing = { format: 'opentofu-state', received: '2026-11-02T14:00:00Z' };
  return [
    folder.add('inventory/plateforme.tfstate', platformState(), listing),
    folder.add('inventory/copies.tfstate', copiesState(), listing),
    ...Object.values(nordet.regions).map((region) =>
      folder.add(`inventory/copies-${region}.json`, copiesListing(region), { ...listing, format: 'openstack' }),
    ),
    folder.add('inventory/console.json', consoleCluster(), { ...listing, format: 'kubernetes' }),
  ];
}

function addScans(folder: DossierFolder): Placed[] {
  const listing = { format: 'prowler-ocsf', received: '2026-11-02T14:00:00Z' };
  return [
    folder.add('security/prowler-plateforme.ocsf.json', platformScan(), listing),
    folder.add('security/prowler-copies.ocsf.json', copiesScan(), listing),
  ];
}

function addLogs(folder: DossierFolder): Placed[] {
  return [...addBastions(folder), ...addGateway(folder)];
}

/** Screens of machines whose network is down are reached through a gateway, from the same addresses. */
function addGateway(folder: DossierFolder): Placed[] {
  return nordet.months.map((month) => {
    const seeded = new Seeded(`nordet gateway ${month}`);
    return folder.add(
      `access/passerelle-${month}.log`,
      guacamoleJournal(month, 'passerelle-lev', administrators, { sessions: 11, seeded }),
      { format: 'guacamole-log', received: '2026-11-02T14:00:00Z' },
    );
  });
}

function addBastions(folder: DossierFolder): Placed[] {
  return ['bastion-lev', 'bastion-she'].flatMap((host, index) =>
    nordet.months.map((month) => {
      const seeded = new Seeded(`nordet ${host} ${month}`);
      const [sessions, knocks] = index === 0 ? [34, 22] : [9, 27];
      return folder.add(
        `access/${host}-auth-${month}.log`,
        sshdAuthLog(month, host, administrators, { sessions, knocks, seeded }),
        { format: 'sshd-log', received: '2026-11-02T14:00:00Z' },
      );
    }),
  );
}

/** The assessor exported these files itself, at the consoles of the provider. */
function addCollection(folder: DossierFolder, files: readonly Placed[]): void {
  const signed = signCollection({
    files: files.map(({ path, sha256 }) => ({ name: path, sha256 })),
    key: demonstrationKey('assessor'),
    about: 'Nordet Fonds de roche',
    tool: 'tofu state pull ; openstack ; kubectl get ; journalctl ; zeek ; prowler openstack --output-formats json-ocsf',
    collectedAt: '2026-11-02T13:45:00Z',
    collector: 'Vigie Évaluation inc. (démonstration)',
  });
  folder.add('statements/collection.dsse.json', signed, {
    format: 'collection',
    received: '2026-11-02T14:00:00Z',
  });
}

function addConfirmedContract(folder: DossierFolder, printAgain: boolean): void {
  const summary = addContract(folder, {
    name: 'contrat-cadre',
    title: 'Contrat-cadre de services infonuagiques',
    signedOn: '2026-08-20',
    received: '2026-08-24T14:00:00Z',
    parties: [nordet.provider, nordet.customer.name],
    clauses,
    html: contractHtml,
    pdf: contractPdf,
    printAgain,
  });
  const confirmation: Statement = {
    ancrage: 'statement/1',
    about: nordet.service,
    issued_at: '2026-09-04T15:00:00Z',
    facts: [{ kind: 'confirmation', method: 'documented', digest: summary.sha256 }],
  };
  folder.addStatement('contract-confirmation', confirmation, 'assessor');
}

function addStatements(folder: DossierFolder): void {
  folder.addStatement('site-visit', statements.siteVisit, 'assessor');
  folder.addStatement('security-review', statements.securityReview, 'assessor');
  folder.addStatement('exit-rehearsal', statements.exitRehearsal, 'assessor');
  folder.addStatement('ownership-review', statements.ownershipReview, 'assessor');
  folder.addStatement('jurisdiction-review', statements.jurisdictionReview, 'assessor');
  folder.addStatement('findings', statements.findings, 'assessor');
  folder.addStatement('certificates', statements.certificates, 'certification-body');
  folder.addStatement('penetration-test', statements.penetrationTest, 'laboratory');
  folder.addStatement('soc-2', statements.auditReport, 'audit-firm');
}

function manifest(): Record<string, unknown> {
  const { service, provider, neq, projects, regions, sites, prefixes, networks, period } = nordet;
  const place = { country: 'CA', province: 'QC' };
  const roles = { storage: true, processing: true, backup: true };
  return {
    judge_at: '2026-11-15',
    service: {
      name: service,
      provider,
      entity: neq,
      description: {
        fr: 'Infonuage OpenStack sur deux sites, à Lévis et à Sherbrooke : calcul, volumes, objets, copies et clés.',
        en: 'OpenStack cloud over two sites, in Lévis and Sherbrooke: compute, volumes, objects, copies and keys.',
      },
    },
    scope: {
      period,
      accounts: [
        { platform: 'openstack', account: projects.platform, holds: 'both' },
        { platform: 'openstack', account: projects.copies, holds: 'storage' },
      ],
      entities: [{ entity: neq, name: provider, role: 'provider' }],
      sites: [
        {
          site: sites.levis,
          name: 'Centre de données de Lévis',
          ...place,
          address: '2100, chemin du Fleuve-Gelé, Lévis (Québec)',
          latitude: '46.74',
          longitude: '-71.25',
          ...roles,
        },
        {
          site: sites.sherbrooke,
          name: 'Centre de données de Sherbrooke',
          ...place,
          address: '55, rue de l’Ardoise, Sherbrooke (Québec)',
          latitude: '45.40',
          longitude: '-71.89',
          ...roles,
        },
      ],
      regions: [
        { platform: 'openstack', region: regions.levis, site: sites.levis },
        { platform: 'openstack', region: regions.sherbrooke, site: sites.sherbrooke },
      ],
      prefixes: [
        { prefix: prefixes.administration, ...place, use: 'administration' },
        { prefix: prefixes.standby, ...place, use: 'administration' },
        { prefix: networks.exploitation, ...place, plane: 'management', use: 'service' },
        { prefix: networks.copies, ...place, plane: 'storage', use: 'service' },
        { prefix: networks.tenants, ...place, plane: 'tenants', use: 'service' },
      ],
      exclusions: [
        {
          what: 'projets des clients',
          reason:
            'Chaque client inventorie les siens ; ils ne peuvent exister que dans les deux régions de la portée.',
        },
      ],
    },
  };
}
