import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { DEFAULT_SCHEME, judgeFolder } from './cli/judge-folder.ts';
import { productPaths } from './cli/product-paths.ts';

const examples = join(productPaths.root, 'examples');

interface Story {
  readonly level: number;
  /** Level of each criterion. */
  readonly criteria: Readonly<Record<string, number>>;
  readonly met: string;
  readonly notMet: string;
  readonly notProven: string;
  /** What is to be known beside the findings, by code and account, date, peer or hours. */
  readonly outside: readonly string[];
}

/** What each story implies; a change of these lists is a change of verdict, and needs its reason. */
const stories: Readonly<Record<string, Story>> = {
  nordet: {
    level: 4,
    criteria: { RES: 4, OWN: 4, JUR: 4, POR: 4, SEC: 4 },
    met: `RES-01 RES-02 RES-03 RES-04 RES-05 RES-06 RES-07 RES-09 RES-10 OWN-01 OWN-02 OWN-03 OWN-04 OWN-05 OWN-06
      OWN-07 OWN-08 OWN-09 OWN-10 OWN-11 JUR-01 JUR-02 JUR-03 JUR-04 JUR-05 JUR-06 JUR-07 JUR-08 JUR-09 JUR-10 POR-01 POR-02 POR-03 POR-04 POR-05
      POR-06 POR-07 POR-08 POR-09 POR-10 POR-11 SEC-01 SEC-02 SEC-03 SEC-04 SEC-05 SEC-06 SEC-07 SEC-08 SEC-09 SEC-10
      SEC-11 SEC-12 RES-08`,
    notMet: '',
    notProven: '',
    outside: ['JUDGED_AT_PROPOSED 2026-11-15'],
  },
  'grande-nuee': {
    level: 1,
    criteria: { RES: 4, OWN: 2, JUR: 2, POR: 1, SEC: 4 },
    met: `RES-01 RES-02 RES-03 RES-04 RES-05 RES-06 RES-07 RES-09 RES-10 OWN-01 JUR-03 POR-03 POR-04 POR-05 POR-08
      POR-10 SEC-01 SEC-02 SEC-03 SEC-04 SEC-05 SEC-06 SEC-07 SEC-08 SEC-09 SEC-10 SEC-11 SEC-12 RES-08`,
    notMet: `OWN-02 OWN-03 OWN-04 OWN-06 OWN-07 OWN-08 OWN-10 JUR-01 JUR-02 JUR-04 JUR-05 JUR-06 JUR-07 JUR-08 POR-01
      POR-02 POR-07 POR-11`,
    notProven: 'OWN-05 OWN-09 OWN-11 JUR-09 JUR-10 POR-06 POR-09',
    // Its routers exported one month of the three: what they show is at home, and the rest is not known.
    outside: ['FLOW_HOURS_NOT_COVERED 744', 'JUDGED_AT_PROPOSED 2026-11-15'],
  },
  revente: {
    level: 0,
    criteria: { RES: 0, OWN: 2, JUR: 2, POR: 1, SEC: 0 },
    met: 'JUR-05 POR-05 SEC-08 SEC-11',
    notMet: `RES-01 RES-02 RES-03 RES-04 RES-06 RES-07 RES-09 JUR-04 POR-01 POR-03 POR-04 POR-08 POR-11 SEC-06 SEC-07
      SEC-09`,
    notProven: `RES-05 RES-10 OWN-01 OWN-02 OWN-03 OWN-04 OWN-05 OWN-06 OWN-07 OWN-08 OWN-09 OWN-10 OWN-11 JUR-01
      JUR-02 JUR-03 JUR-06 JUR-07 JUR-08 JUR-09 JUR-10 POR-02 POR-06 POR-07 POR-09 POR-10 SEC-01 SEC-02 SEC-03 SEC-04
      SEC-05 SEC-10 SEC-12 RES-08`,
    // Eight hours of logs, in one of which the platform skipped records; a peering and a tool that nobody declared.
    outside: [
      'ACCOUNT_NOT_LISTED 777788889999',
      // Its mail is kept on a platform that its register does not name; a tool’s certificate says whose it is.
      'DOMAIN_OPERATOR_NOT_LISTED revente-nuage.example',
      'FLOW_HOURS_NOT_COVERED 7',
      'FLOW_PEERS_NOT_LISTED 10.90.0.8',
      'FLOW_PEER_NAMED 203.0.113.140',
      'JUDGED_AT_PROPOSED 2026-11-15',
      // The forgotten bucket, by its name as by its region.
      'NAME_LEADS_ABROAD 203.0.113.21',
    ],
  },
};

for (const [name, story] of Object.entries(stories)) {
  test(`examples/${name} gives the verdict of its story, and explains it`, async () => {
    const { report } = await judgeFolder(join(examples, name), { scheme: DEFAULT_SCHEME });
    const findings = [...report.findings, ...report.conditions];
    const having = (outcome: string): string =>
      findings
        .filter((finding) => finding.outcome === outcome)
        .map(({ control }) => control)
        .join(' ');
    const outside = report.scope_findings.map(
      ({ code, params }) =>
        `${code} ${params['account'] ?? params['domain'] ?? params['date'] ?? params['peer'] ?? params['covered']}`,
    );
    assert.deepEqual(
      {
        level: report.level,
        criteria: Object.fromEntries(report.criteria.map(({ id, level }) => [id, level])),
        met: having('met'),
        notMet: having('not-met'),
        notProven: having('not-proven'),
        outside: [...new Set(outside)],
      },
      {
        ...story,
        met: story.met.replace(/\s+/g, ' '),
        notMet: story.notMet.replace(/\s+/g, ' '),
        notProven: story.notProven.replace(/\s+/g, ' '),
      },
    );
    assert.equal(report.at, '2026-11-15');
    assert.equal(report.inputs.trust.demonstration, true);
    assert.deepEqual([report.missing, report.unread], [[], []], 'every listed file is there, and is read');
    for (const { control, outcome, reasons, values } of findings) {
      const explained = reasons.length > 0 || values.some(({ against_total: against }) => against > 0);
      assert.ok(outcome === 'met' || explained, `${control} says why`);
    }
  });
}

test('flows tell the three stories: all at home, at home for a month, and abroad', async () => {
  const told = async (name: string): Promise<string[]> => {
    const { report } = await judgeFolder(join(examples, name), { scheme: DEFAULT_SCHEME });
    return ['RES-03', 'RES-04'].flatMap((id) =>
      report.findings
        .find(({ control }) => control === id)!
        .reasons.filter(({ code }) => code === 'FLOW_ABROAD')
        .map(({ params }) => `${id} ${params['peer']} ${params['country']}`),
    );
  };
  assert.deepEqual(await told('nordet'), []);
  assert.deepEqual(await told('grande-nuee'), []);
  // The forgotten bucket, behind a gateway; whoever is on call at night, from elsewhere.
  assert.deepEqual(await told('revente'), ['RES-03 203.0.113.21 US', 'RES-04 203.0.113.88 US']);
});

test('a certificate carries where the copies of revente are, and nothing that was seen is softened', async () => {
  const { report } = await judgeFolder(join(examples, 'revente'), { scheme: DEFAULT_SCHEME });
  const [host, ...others] = report.hosts!;
  assert.deepEqual(others, []);
  assert.deepEqual([host!.verdict, host!.problem, host!.not_carried], ['valid', null, []]);
  assert.deepEqual(
    host!.carried.map(({ control }) => control),
    ['RES-01', 'RES-02', 'RES-03', 'RES-08', 'RES-10'],
  );
  assert.ok(host!.residual.includes('SEC-01') && host!.residual.includes('OWN-01'));
  const place = report.places.find(({ name }) => name === host!.certificate!.service);
  assert.deepEqual([place?.country, place?.province, place?.roles], ['CA', 'QC', ['backup', 'storage']]);
  // Under a policy that knows no such issuer, nothing places what lies there.
  const alone = await judgeFolder(join(examples, 'revente'), { scheme: DEFAULT_SCHEME, trust: 'none' });
  assert.deepEqual(
    alone.report.hosts!.map(({ problem, carried }) => [problem, carried]),
    [['ISSUER_UNKNOWN', []]],
  );
});

test('the three dossiers together hold files of 30 formats, none larger than 300 kB', async () => {
  const formats = new Set<string>();
  for (const name of Object.keys(stories)) {
    const manifest = await readFile(join(examples, name, 'dossier.yaml'), 'utf8');
    for (const [, format] of manifest.matchAll(/^ {4}format: (\S+)$/gm)) formats.add(format!);
    for (const path of await filesUnder(join(examples, name)))
      assert.ok((await stat(join(examples, name, path))).size < 300_000, path);
  }
  assert.equal(formats.size, 30, [...formats].sort().join(' '));
});

test('the generator gives the dossiers that are kept, byte for byte', async () => {
  const target = await mkdtemp(join(tmpdir(), 'ancrage-examples-'));
  try {
    execFileSync(process.execPath, [join(examples, 'sources', 'build.ts'), '--out', target]);
    for (const name of Object.keys(stories)) {
      const made = await filesUnder(join(target, name));
      assert.deepEqual(made, await filesUnder(join(examples, name)));
      for (const path of made) {
        const [first, second] = await Promise.all(
          [target, examples].map((folder) => readFile(join(folder, name, path))),
        );
        assert.ok(first!.equals(second!), `${name}/${path}`);
      }
    }
  } finally {
    await rm(target, { recursive: true, force: true });
  }
});

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}
