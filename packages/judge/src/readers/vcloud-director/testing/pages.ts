export const HOST = 'vcd.nordet.example';
const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export interface Fields {
  readonly [field: string]: unknown;
}

/** One record as a query writes it. */
export function record(type: string, path: string, number: number, fields: Fields): object {
  return {
    _type: `QueryResult${type}RecordType`,
    link: [],
    metadata: null,
    href: `https://${HOST}/api/${path}${uuid(number)}`,
    id: null,
    type: null,
    otherAttributes: {},
    ...fields,
  };
}

/** One page of `/api/query?type=…&format=records`. */
export function page(name: string, records: readonly object[], total = records.length, number = 1): object {
  return {
    otherAttributes: {},
    link: [],
    href: `https://${HOST}/api/query?type=${name}&page=${number}&pageSize=128&format=records`,
    type: 'application/vnd.vmware.vcloud.query.records+json',
    name,
    page: number,
    pageSize: 128,
    total,
    record: records,
  };
}

export const VDC = `https://${HOST}/api/vdc/${uuid(1)}`;

const MACHINE = { vdc: VDC, vdcName: 'production', storageProfileName: 'or', isVAppTemplate: false };

/** What a customer's own queries of its virtual datacenter answer. */
export const NORDET: readonly object[] = [
  page('orgVdc', [record('OrgVdc', 'vdc/', 1, { name: 'production', orgName: 'nordet', vcName: 'vc1' })]),
  page('orgVdcStorageProfile', [
    record('OrgVdcStorageProfile', 'vdcStorageProfile/', 2, { name: 'or', vdc: VDC, vdcName: 'production' }),
  ]),
  page('vm', [
    record('VM', 'vApp/vm-', 10, { ...MACHINE, name: 'web', encrypted: true, status: 'POWERED_ON' }),
    record('VM', 'vAppTemplate/vm-', 11, { ...MACHINE, name: 'modele', isVAppTemplate: true }),
  ]),
  page('vApp', [record('VApp', 'vApp/vapp-', 12, { name: 'site', vdc: VDC, vdcName: 'production' })]),
  page('disk', [
    record('Disk', 'disk/', 13, { name: 'donnees', vdc: VDC, vdcName: 'production', encrypted: false }),
  ]),
  page('media', []),
  page('vAppTemplate', [
    record('VAppTemplate', 'vAppTemplate/vappTemplate-', 14, {
      name: 'base',
      vdc: VDC,
      vdcName: 'production',
    }),
  ]),
  page('edgeGateway', [record('EdgeGateway', 'admin/edgeGateway/', 15, { name: 'bord', vdc: VDC })]),
];

/** The same virtual datacenter as an administrator's query of it tells. */
export const ADMIN_VDC: object = page('adminOrgVdc', [
  record('AdminVdc', 'admin/vdc/', 1, {
    name: 'production',
    org: `https://${HOST}/api/admin/org/${uuid(9)}`,
    providerVdcName: 'pvdc-mtl',
    vcName: 'vc1',
  }),
]);

export const ORGANISATIONS: object = page('organization', [
  record('Org', 'admin/org/', 9, { name: 'nordet', displayName: 'Nordet' }),
]);

/** A page of `/cloudapi/1.0.0/vdcs`. */
export const LISTED: object = {
  resultTotal: 1,
  pageCount: 1,
  page: 1,
  pageSize: 25,
  associations: null,
  values: [
    {
      id: `urn:vcloud:vdc:${uuid(1)}`,
      name: 'production',
      description: '',
      allocationType: 'Flex',
      org: { name: 'nordet', id: `urn:vcloud:org:${uuid(9)}` },
    },
  ],
};

export const appended = (documents: readonly object[]): string =>
  documents.map((document) => JSON.stringify(document)).join('\n');
