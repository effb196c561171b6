import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { canonicalJson, digestOf } from '@ancrage/base';
import type { Digest } from '@ancrage/base';
import { recogniseReader } from '../readers/registry.ts';
import type { Reading } from '../reading/reading.ts';
import { fileOf } from '../testing/file-of.ts';
import { sampleReference } from '../testing/sample-dossier.ts';
import { shippedScheme } from '../testing/shipped-scheme.ts';
import { chartOwnership } from './chart-ownership.ts';
import { ownershipSchema } from '../report/ownership-chart-schema.ts';
import type { ChartHolder, OwnershipChart, OwnershipDocument } from '../report/ownership-chart.ts';

const scheme = shippedScheme();

interface Asked {
  readonly of?: string;
  readonly at?: string;
  readonly sales?: readonly string[];
}

function chart(files: Readonly<Record<string, string | Uint8Array>>, asked: Asked = {}): OwnershipDocument {
  const readings: Reading[] = [];
  const paths = new Map<Digest, string>();
  for (const [name, content] of Object.entries(files)) {
    const { bytes } = fileOf(content);
    const evidence = digestOf(bytes);
    readings.push(recogniseReader(bytes, name)!.read(bytes, { evidence, name }));
    paths.set(evidence, name);
  }
  const { of: entity, at = '2026-09-01', sales = [] } = asked;
  const document = chartOwnership({ readings, paths, entity, scheme, reference: sampleReference, at, sales });
  ownershipSchema.parse(JSON.parse(canonicalJson(document)));
  return document;
}

const table = (...rows: readonly string[]): Record<string, string> => ({
  'table.csv': [
    'holder,holder_status,issuer,votes,capital,as_of',
    ...rows.map((row) => `${row},2026-08-01`),
  ].join('\n'),
});
const shown = ({ lo, hi }: { lo: string; hi: string }): string => (lo === hi ? lo : `${lo}..${hi}`);
const holder = ({ holders }: OwnershipChart, id: string): ChartHolder =>
  holders.find((one) => one.id === id)!;
const votes = (of: OwnershipChart, id: string): string[] => {
  const { share, attributed } = holder(of, id).votes;
  return [shown(share), shown(attributed)];
};
const outcome = ({ tests }: OwnershipChart, control: string): string | undefined =>
  tests.find((one) => one.control === control)?.outcome;
const broken = ({ edges }: OwnershipChart, control: string): string[] =>
  edges.filter(({ breaks }) => breaks.includes(control)).map((edge) => `${edge.holder}>${edge.issuer}`);

const bods = (
  recordType: string,
  recordId: string,
  date: string,
  recordDetails: object,
  status = 'new',
): object => ({
  statementId: `${recordId}-${date}`.padEnd(32, '0'),
  declarationSubject: 'F',
  statementDate: date,
  publicationDetails: { publicationDate: '2026-08-01', bodsVersion: '0.4', publisher: { name: 'R' } },
  recordId,
  recordStatus: status,
  recordType,
  recordDetails: { isComponent: false, ...recordDetails },
});
const firm = bods('entity', 'F', '2024-01-01', { entityType: { type: 'registeredEntity' }, name: 'Fleuve' });
const somebody = (id: string, type = 'knownPerson'): object =>
  bods('person', id, '2024-01-01', { personType: type, nationalities: [{ name: 'France', code: 'FR' }] });
const interest = (exact: number, more: object = {}): object => ({
  type: 'shareholding',
  directOrIndirect: 'direct',
  share: { exact },
  ...more,
});
const tie = (id: string, holder: unknown, date: string, interests: object[], status = 'new'): object =>
  bods('relationship', id, date, { subject: 'F', interestedParty: holder, interests }, status);
const register = (...statements: object[]): Record<string, string> => ({
  'bods.json': JSON.stringify([firm, ...statements]),
});

test('exactly 24 passes, and a hair more fails: at first hand, by multiplication, by attribution', () => {
  const direct = (percent: string, rest: string): OwnershipChart =>
    chart(table(`Bob,foreign-person,F,${percent},${percent}`, `Ana,canadian-person,F,${rest},${rest}`)).chart;
  assert.equal(outcome(direct('24', '76'), 'OWN-02'), 'met');
  assert.equal(outcome(direct('24.000001', '75.999999'), 'OWN-02'), 'not-met');
  assert.deepEqual(broken(direct('25', '75'), 'OWN-02'), ['Bob>F']);

  // 40 % of a holding that nobody controls, which has 60 %: 24 %.
  const multiplied = (percent: string): OwnershipChart =>
    chart(
      table(
        `Bob,foreign-person,H,40,40`,
        `Ana,canadian-person,H,60,60`,
        `H,unknown,F,${percent},${percent}`,
        `Ana,canadian-person,F,${100 - Number(percent)},${100 - Number(percent)}`,
      ),
      { of: 'F' },
    ).chart;
  assert.deepEqual(votes(multiplied('60'), 'Bob'), ['24', '24']);
  assert.equal(outcome(multiplied('60'), 'OWN-02'), 'met');
  assert.equal(outcome(multiplied('61'), 'OWN-02'), 'not-met');
  assert.deepEqual(broken(multiplied('61'), 'OWN-02'), ['Bob>H', 'H>F'].sort().reverse());

  // 51 % of a holding that has 45 % counts as 45 %.
  const attributed = chart(
    table(
      'Bob,foreign-person,H,51,51',
      'Ana,canadian-person,H,49,49',
      'H,unknown,F,45,45',
      'Ana,canadian-person,F,55,55',
    ),
    { of: 'F' },
  ).chart;
  assert.deepEqual(votes(attributed, 'Bob'), ['22.95', '45']);
  assert.equal(outcome(attributed, 'OWN-02'), 'not-met');
  assert.equal(outcome(attributed, 'OWN-03'), 'not-met');
  assert.equal(attributed.controller, 'Ana');
});

test('39 per cent in all passes, more fails, and the parts that make it up are marked', () => {
  const sum = (third: number): OwnershipChart =>
    chart(
      table(
        'Bob,foreign-person,F,20,20',
        `Eve,foreign-person,F,${third},${third}`,
        `Ana,canadian-person,F,${80 - third},${80 - third}`,
      ),
    ).chart;
  assert.equal(outcome(sum(19), 'OWN-03'), 'met');
  assert.equal(outcome(sum(20), 'OWN-03'), 'not-met');
  assert.equal(outcome(sum(20), 'OWN-02'), 'met');
  assert.deepEqual(broken(sum(20), 'OWN-03'), ['Bob>F', 'Eve>F']);
});

test('what nobody disclosed may be anyone’s: it widens, it does not condemn', () => {
  const { chart: open } = chart(table('Ana,canadian-person,F,60,60', 'Bob,foreign-person,F,10,10'));
  assert.deepEqual(votes(open, 'Bob'), ['10..40', '10..40']);
  assert.deepEqual(votes(open, 'Ana'), ['60..90', '60..90']);
  assert.equal(outcome(open, 'OWN-02'), 'not-proven');
  assert.equal(outcome(open, 'OWN-04'), 'met');
  assert.deepEqual(
    open.undisclosed.map(({ issuer, axis, share }) => [issuer, axis, share]),
    [
      ['F', 'votes', '30'],
      ['F', 'capital', '30'],
    ],
  );
  assert.equal(holder(open, 'Ana').controls, 'yes');
  assert.equal(holder(open, 'Bob').controls, 'no');
});

const more = (...rows: readonly string[]): Record<string, string> => ({
  'table.csv': [
    'holder,holder_status,issuer,votes,capital,votes_diluted,capital_diluted,concert,as_of',
    ...rows.map((row) => `${row},2026-08-01`),
  ].join('\n'),
});

test('fully diluted or not, the worse of both is tested', () => {
  const diluted = (bob: string): OwnershipChart =>
    chart(
      more(
        `Bob,foreign-person,F,20,20,${bob},${bob},`,
        `Ana,canadian-person,F,80,80,${100 - Number(bob)},${100 - Number(bob)},`,
      ),
    ).chart;
  assert.equal(outcome(diluted('24'), 'OWN-02'), 'met');
  assert.equal(outcome(diluted('25'), 'OWN-02'), 'not-met');
  assert.equal(outcome(diluted('10'), 'OWN-02'), 'met');
  const less = chart(more('Bob,foreign-person,F,30,30,20,20,', 'Ana,canadian-person,F,70,70,80,80,')).chart;
  assert.equal(outcome(less, 'OWN-02'), 'not-met');
  // Options given to nobody known leave the state in which they are exercised open.
  const open = chart(more('Bob,foreign-person,F,20,20,18,18,', 'Ana,canadian-person,F,80,80,70,70,')).chart;
  assert.equal(outcome(open, 'OWN-02'), 'not-proven');
  assert.ok(open.findings.some(({ code }) => code === 'DILUTED'));
});

test('those who act in concert are one holder, foreign where one of them is', () => {
  const joined = (with_: string): OwnershipChart =>
    chart(
      more(
        `Bob,foreign-person,F,15,15,15,15,${with_}`,
        `Eve,foreign-person,F,15,15,15,15,${with_}`,
        'Ana,canadian-person,F,70,70,70,70,',
      ),
    ).chart;
  assert.equal(outcome(joined(''), 'OWN-02'), 'met');
  assert.equal(outcome(joined('pact'), 'OWN-02'), 'not-met');
  assert.deepEqual(votes(joined('pact'), 'Bob'), ['15', '30']);
  const mixed = chart(
    more(
      'Bob,foreign-person,F,10,10,10,10,pact',
      'Zoé,canadian-person,F,30,30,30,30,pact',
      'Ana,canadian-person,F,60,60,60,60,',
    ),
  ).chart;
  assert.equal(outcome(mixed, 'OWN-03'), 'not-met');
});

test('of an issuer listed in Canada no undisclosed holder has more than 10 per cent; the sum stays open', () => {
  const listing = (country: string): Record<string, string> => ({
    'bods.json': JSON.stringify([
      bods('entity', 'F', '2026-01-01', {
        entityType: { type: 'registeredEntity' },
        name: 'Fleuve',
        publicListing: {
          hasPublicListing: true,
          securitiesListings: [{ stockExchangeJurisdiction: country }],
        },
      }),
      bods('person', 'a', '2026-01-01', {
        personType: 'knownPerson',
        nationalities: [{ name: 'Canada', code: 'CA' }],
      }),
      bods('person', 'b', '2026-01-01', { personType: 'knownPerson' }),
      tie('t', 'a', '2026-01-01', [interest(30), interest(30, { type: 'votingRights' })]),
      tie('u', 'b', '2026-01-01', [interest(12), interest(12, { type: 'votingRights' })]),
    ]),
  });
  const bound = chart(listing('CA-ON')).chart;
  assert.equal(outcome(bound, 'OWN-02'), 'met');
  assert.equal(outcome(bound, 'OWN-03'), 'not-proven');
  assert.deepEqual(votes(bound, 'b'), ['12..22', '12..22']);
  assert.deepEqual(bound.beneficial_owners, [{ id: 'a', by: ['votes', 'capital'], certain: true }]);
  const abroad = chart(listing('US')).chart;
  assert.equal(outcome(abroad, 'OWN-02'), 'not-proven');
  assert.deepEqual(votes(abroad, 'b'), ['12..70', '12..70']);
  assert.deepEqual(
    abroad.beneficial_owners.map(({ id, certain }) => [id, certain]),
    [
      ['a', true],
      ['b', false],
    ],
  );
});

test('cross-holdings are solved exactly; a loop that holds itself is a finding, and nobody’s', () => {
  const crossed = chart(
    table(
      'G,unknown,F,50,50',
      'Ana,canadian-person,F,50,50',
      'F,unknown,G,50,50',
      'Bob,foreign-person,G,50,50',
    ),
    { of: 'F' },
  ).chart;
  assert.deepEqual(votes(crossed, 'Bob'), [
    '33.333333333333..33.333333333334',
    '33.333333333333..33.333333333334',
  ]);
  const closed = chart(table('G,unknown,F,100,100', 'F,unknown,G,100,100'), { of: 'F' }).chart;
  assert.deepEqual(
    closed.findings.map(({ code, params }) => [code, params]),
    [['CLOSED_LOOP', { holders: 'F, G' }]],
  );
  assert.deepEqual(closed.holders, []);
  assert.equal(outcome(closed, 'OWN-02'), 'not-proven');
});

test('two files’ accounts of one entity are not drawn side by side, and the newer one is drawn', () => {
  const two = chart({
    ...table('Ana,canadian-person,F,100,100'),
    'old.csv': 'holder,holder_status,issuer,votes,capital,as_of\nEve,foreign-person,F,100,100,2026-01-01\n',
  }).chart;
  assert.deepEqual(
    two.edges.map((edge) => [edge.holder, edge.drawn]),
    [
      ['Ana', true],
      ['Eve', false],
    ],
  );
  assert.equal(two.findings[0]?.code, 'SEVERAL_ACCOUNTS');
  assert.equal(outcome(two, 'OWN-02'), 'not-met');
  // A day before the newer file was written.
  const then = chart(
    {
      ...table('Ana,canadian-person,F,100,100'),
      'old.csv': 'holder,holder_status,issuer,votes,capital,as_of\nEve,foreign-person,F,100,100,2026-01-01\n',
    },
    { at: '2026-02-01' },
  ).chart;
  assert.deepEqual(
    then.edges.map((edge) => edge.holder),
    ['Eve'],
  );
  assert.deepEqual(
    then.findings.map(({ code }) => code),
    ['LATER_THAN_DATE'],
  );
});

test('the register is looked at on a day: what stood then counts, whenever it was published', () => {
  const files = register(
    somebody('a'),
    somebody('b'),
    tie('t', 'a', '2024-01-01', [interest(60)]),
    tie('t', 'a', '2025-01-01', [interest(30)], 'updated'),
    tie('t', 'a', '2026-01-01', [interest(30)], 'closed'),
    tie('u', 'b', '2025-06-01', [interest(40, { endDate: '2026-02-01' })]),
  );
  const capital = (at: string): string[] =>
    chart(files, { at }).chart.edges.map((edge) => `${edge.holder} ${shown(edge.capital!)}`);
  assert.deepEqual(capital('2024-06-01'), ['a 60']);
  assert.deepEqual(capital('2025-07-01'), ['a 30', 'b 40']);
  assert.deepEqual(capital('2026-01-15'), ['b 40']);
  assert.deepEqual(capital('2026-03-01'), []);
  const ended = chart(files, { at: '2026-03-01' }).chart.findings.find(
    ({ code }) => code === 'INTEREST_ENDED',
  );
  assert.deepEqual([ended?.params, ended?.statement], [{ holder: 'b', date: '2026-02-01' }, 'u']);
});

test('each defect of a bad graph is a finding with its statement, and nothing is silently nothing', () => {
  const files = register(
    somebody('a'),
    somebody('hidden', 'anonymousPerson'),
    tie('over', 'a', '2025-01-01', [interest(80)]),
    tie('missing', 'nobody', '2025-01-02', [interest(20)]),
    tie('again', 'nobody', '2025-01-02', [interest(20)]),
    tie('reversed', 'a', '2025-01-03', [
      { type: 'votingRights', directOrIndirect: 'direct', share: { minimum: 60, maximum: 40 } },
    ]),
    tie('beyond', 'hidden', '2025-01-04', [{ type: 'votingRights', share: { exact: 140 } }]),
    tie('unsaid', { reason: 'informationUnknownToPublisher' }, '2025-01-05', [interest(1)]),
    bods('relationship', 'late', '2027-01-01', {
      subject: 'F',
      interestedParty: 'a',
      interests: [interest(1)],
    }),
  );
  const { findings, edges } = chart(files).chart;
  const statementOf = (code: string): string[] =>
    findings
      .filter((finding) => finding.code === code)
      .map(({ statement }) => statement ?? '')
      .sort();
  const id = (record: string, day: string): string => `${record}-${day}`.padEnd(32, '0');
  assert.deepEqual(statementOf('DANGLING_REFERENCE'), [
    id('again', '2025-01-02'),
    id('missing', '2025-01-02'),
  ]);
  assert.equal(statementOf('DUPLICATE_HOLDING').length, 1);
  assert.deepEqual(statementOf('SHARE_CONTRADICTORY'), [id('reversed', '2025-01-03')]);
  assert.deepEqual(statementOf('SHARE_OUT_OF_RANGE'), [id('beyond', '2025-01-04')]);
  assert.deepEqual(statementOf('PARTY_UNSPECIFIED'), [id('unsaid', '2025-01-05')]);
  assert.deepEqual(statementOf('PERSON_WITHHELD'), ['hidden']);
  assert.deepEqual(statementOf('PERSON_UNDESCRIBED'), ['again', 'missing']);
  assert.deepEqual(
    findings.filter(({ code }) => code === 'SHARES_OVER_WHOLE').map(({ params }) => params),
    [{ issuer: 'Fleuve', axis: 'capital', total: '121' }],
  );
  assert.deepEqual(statementOf('STATEMENT_LATER'), ['late']);
  // A range that says nothing leaves everything open.
  assert.deepEqual(edges.find(({ votes: told }) => told !== null)?.votes, { lo: '0', hi: '100' });
});

test('a sale shows before and after, in both languages, of votes, capital or both', () => {
  const rows = table('Bob,foreign-person,F,30,30', 'Ana,canadian-person,F,70,70');
  for (const sale of [
    'Bob sells 12 % of F to Zoé (Canadian)',
    'bob vend 12\u00a0% de F à Zoé (canadienne)',
    'Bob vend 12% d’F à Zoé (canadien)',
  ]) {
    const { chart: before, what_if: after } = chart(rows, { sales: [sale] });
    assert.equal(outcome(before, 'OWN-02'), 'not-met');
    assert.equal(outcome(after!.chart, 'OWN-02'), 'met');
    assert.deepEqual(votes(after!.chart, 'Bob'), ['18', '18']);
    assert.deepEqual(votes(after!.chart, 'Zoé'), ['12', '12']);
  }
  const only = chart(rows, {
    sales: ['Bob sells 5 % of the votes of F to Ana', 'Bob sells 1 % of F to Ana'],
  });
  assert.deepEqual(votes(only.what_if!.chart, 'Bob'), ['24', '24']);
  assert.equal(shown(holder(only.what_if!.chart, 'Bob').capital.share), '29');
});

test('a sale that cannot be is refused with what is wrong', () => {
  const rows = table('Bob to Co,foreign-person,F of G,30,30', 'Ana,canadian-person,F of G,70,70');
  const refused = (sale: string): string => {
    try {
      chart(rows, { sales: [sale] });
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'done';
  };
  assert.equal(refused('Bob to Co sells 12 % of F of G to A to Z'), 'done');
  assert.equal(refused('Ana donne 12 % de F of G à Bob'), 'SALE_SYNTAX');
  assert.equal(refused('Ana sells 0 % of F of G to Bob'), 'SALE_SYNTAX');
  assert.equal(refused('Ana sells 101 % of F of G to Bob'), 'SALE_SYNTAX');
  assert.equal(refused('Zed sells 1 % of F of G to Ana'), 'SALE_PARTY_UNKNOWN');
  assert.equal(refused('Ana sells 1 % of Zed to Ana'), 'SALE_PARTY_UNKNOWN');
  assert.equal(refused('Ana sells 71 % of F of G to Bob'), 'SALE_TOO_MUCH');
});

test('an entity is meant by identifier or name; what is not known is told with what is', () => {
  const rows = table('Ana,canadian-person,F,100,100', 'F,unknown,G,100,100', 'F,unknown,H,100,100');
  assert.equal(chart(rows, { of: 'g' }).chart.entity, 'G');
  assert.throws(() => chart(rows, { of: 'Z' }), { code: 'OWNERSHIP_ENTITY_UNKNOWN' });
  assert.throws(() => chart(rows), { code: 'OWNERSHIP_ENTITY_MISSING', details: { known: 'G, H' } });
});

const data = new URL('../../../../../shared/data/bods/', import.meta.url);

test('every example of the standard is charted, with every share that it states on an edge', (t) => {
  if (!existsSync(data)) return t.skip(`no examples of the standard in ${fileURLToPath(data)}`);
  const links: Record<string, string[]> = {};
  for (const name of readdirSync(data).filter((one) => one.endsWith('.json'))) {
    const { chart: made } = chart({ [name]: new Uint8Array(readFileSync(new URL(name, data))) });
    links[name] = made.edges.map((edge) =>
      [
        edge.direct ? 'direct' : 'indirect',
        edge.votes === null ? '-' : shown(edge.votes),
        edge.capital === null ? '-' : shown(edge.capital),
        ...edge.rights,
      ].join(' '),
    );
  }
  assert.deepEqual(links['indirect-ownership.json']?.toSorted(), [
    'direct - - unknownInterest',
    'direct - 60',
    'indirect - 30',
  ]);
  assert.deepEqual(links['joint-ownership.json']?.toSorted(), ['direct - 100', 'direct - 50', 'direct - 50']);
  assert.deepEqual(links['bods-package-fi-soe.json']?.toSorted(), [
    'direct - - otherInfluenceOrControl',
    'direct - 100',
    'direct - 23.5',
    'direct - 76.5',
    'indirect - 100',
  ]);
  assert.deepEqual(links['levent.json']?.toSorted(), [
    'direct - - beneficiaryOfLegalArrangement',
    'direct - - settlor trustee',
    'direct - - trustee',
  ]);
  assert.deepEqual(links['plc-entity-statement.json'], []);
});

test('the same number in two registers is two entities; one is found by its number without the register', () => {
  const company = (id: string, scheme: string): object =>
    bods('entity', id, '2024-01-01', {
      entityType: { type: 'registeredEntity' },
      name: `Company ${id}`,
      identifiers: [{ scheme, id: '1234567' }],
    });
  const held = (id: string, issuer: string, holder: string): object =>
    bods('relationship', id, '2024-01-01', {
      subject: issuer,
      interestedParty: holder,
      interests: [{ type: 'votingRights', directOrIndirect: 'direct', share: { exact: 100 } }],
    });
  const charted = (scheme: string, of = 'A'): OwnershipChart =>
    chart(
      {
        'one.json': JSON.stringify([company('A', 'US-DE'), somebody('P'), held('r1', 'A', 'P')]),
        'two.json': JSON.stringify([company('B', scheme), somebody('Q'), held('r2', 'B', 'Q')]),
      },
      { of },
    ).chart;
  assert.deepEqual(
    charted('NO-BRC').holders.map(({ id }) => id),
    ['P'],
  );
  assert.equal(charted('NO-BRC', 'NO-BRC-1234567').holders[0]!.id, 'Q');
  assert.throws(() => charted('NO-BRC', '1234567'), { code: 'OWNERSHIP_ENTITY_AMBIGUOUS' });
  assert.equal(charted('US-DE', '1234567').entity, 'A');
});

test('a beneficial owner has 25 % exactly or more, and is a person', () => {
  const owners = (...rows: readonly string[]): unknown =>
    chart(table(...rows)).chart.beneficial_owners.map(({ id, by, certain }) => [id, by.join(' '), certain]);
  assert.deepEqual(
    owners(
      'Anne,canadian-person,F,25,10',
      'Bob,foreign-person,F,24.999999,24.999999',
      'Luc,canadian-person,F,20.000001,35.000001',
      'Fonds,canadian-entity,F,30,30',
    ),
    [
      ['Anne', 'votes', true],
      // Nobody says who is behind the fund: it could be Bob.
      ['Bob', 'votes capital control', false],
      ['Luc', 'capital', true],
    ],
  );
});

test('half of the votes controls nothing; a little more does', () => {
  const controls = (share: number): unknown =>
    holder(
      chart(table(`Anne,canadian-person,F,${share},50`, `Bob,foreign-person,F,${100 - share},50`)).chart,
      'Anne',
    ).controls;
  assert.deepEqual([controls(50), controls(50.000001)], ['no', 'yes']);
});

test('of several foreign holders, only those above the limit break the test of one; at the limit of all, nobody does', () => {
  const over = chart(
    table(
      'Bob,foreign-person,F,24,24',
      'Carl,foreign-person,F,24.01,24.01',
      'Anne,canadian-person,F,51.99,51.99',
    ),
  ).chart;
  assert.deepEqual(broken(over, 'OWN-02'), ['Carl>F']);
  assert.deepEqual(broken(over, 'OWN-03'), ['Bob>F', 'Carl>F']);
  const at = chart(
    table('Bob,foreign-person,F,24,24', 'Carl,foreign-person,F,15,15', 'Anne,canadian-person,F,61,61'),
  ).chart;
  assert.deepEqual([broken(at, 'OWN-02'), broken(at, 'OWN-03')], [[], []]);
  // On one axis at the limit, on the other above.
  const apart = chart(
    table('Bob,foreign-person,F,39,0', 'Carl,foreign-person,F,0,40', 'Anne,canadian-person,F,61,60'),
  ).chart;
  assert.deepEqual(broken(apart, 'OWN-03'), ['Carl>F']);
});

test('capital held through an entity that a foreigner controls by votes alone breaks the test along the whole chain', () => {
  const { chart: drawn } = chart(
    table(
      'Bob,foreign-person,X,60,0',
      'Anne,canadian-person,X,40,100',
      'X,canadian-entity,F,0,45',
      'Anne,canadian-person,F,100,55',
    ),
    { of: 'F' },
  );
  assert.deepEqual(broken(drawn, 'OWN-02'), ['X>F', 'Bob>X']);
});

test('two names are two persons where one file has both; in two files they may be one', () => {
  const above = ['Paul,foreign-person,F,20,20', 'Gestion X,canadian-entity,F,80,80'];
  const below = ['Pierre,foreign-person,Gestion X,25,25', 'Anne,canadian-person,Gestion X,75,75'];
  const one = chart(table(...above, ...below), { of: 'F' }).chart;
  const [first, second] = [table(...above), table(...below)].map((files) => files['table.csv']!);
  const two = chart({ 'a.csv': first!, 'b.csv': second! }, { of: 'F' }).chart;
  assert.deepEqual([votes(one, 'Paul')[0], votes(two, 'Paul')[0]], ['20', '20..100']);
});

test('one may sell all that one has, and no more', () => {
  const files = table('Bob,foreign-person,F,12,12', 'Anne,canadian-person,F,88,88');
  const sold = chart(files, { sales: ['Bob sells 12 % of F to Anne'] });
  assert.deepEqual(votes(sold.what_if!.chart, 'Anne'), ['100', '100']);
  assert.throws(() => chart(files, { sales: ['Bob sells 12.000001 % of F to Anne'] }), {
    code: 'SALE_TOO_MUCH',
  });
});
