import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planFile } from '../readers/opentofu-plan/testing/plan-file.ts';
import { judgeFolder, manifestFile } from '../testing/sample-dossier.ts';
import type { Report } from './report.ts';

const judged = (...regions: string[]): Report => {
  const changes = regions.map((region, index) => ({
    address: `aws_ebs_volume.v${index}`,
    after: { region, encrypted: false },
  }));
  const files = new Map([['plan.json', planFile(changes)]]);
  return judgeFolder(new Map([...files, ['dossier.yaml', manifestFile(files)]]));
};

test('what is meant to be abroad is warned of, and no control hears of it', () => {
  const told = judged('us-east-1', 'ca-central-1', 'us-east-1', 'global', 'nowhere-1').scope_findings.filter(
    ({ code }) => code === 'INTENDED_ABROAD',
  );
  assert.deepEqual(
    told.map(({ params }) => params),
    [{ path: 'plan.json', platform: 'aws', region: 'us-east-1', country: 'US', resources: 2 }],
  );
  const findings = ({ findings: all }: Report): unknown =>
    all.map(({ control, outcome, values }) => ({ control, outcome, values }));
  assert.deepEqual(findings(judged('us-east-1')), findings(judged('ca-central-1')));
});
