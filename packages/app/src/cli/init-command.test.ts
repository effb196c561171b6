import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { openStatement } from '@ancrage/judge/readers';
import { demonstrationKey, signStatement } from '@ancrage/keys';
import { DEFAULT_SCHEME, judgeFolder } from './judge-folder.ts';
import { productPaths } from './product-paths.ts';

const main = new URL('main.ts', import.meta.url).pathname;
const run = promisify(execFile);
const inventory = join(productPaths.root, 'examples/nordet/inventory');

test('init recognises files, writes a manifest that evaluate accepts, and tells how to export what is missing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-init-'));
  try {
    await cp(inventory, join(folder, 'inventory'), { recursive: true });
    await writeFile(join(folder, 'abime.json'), '{"a":');
    const { stdout } = await run(process.execPath, [main, 'init', folder, '--lang', 'fr']);
    assert.match(stdout, /^5 fichiers reconnus\n {2}inventory\/console\.json +Objets de Kubernetes\n/);
    assert.match(
      stdout,
      /\n1 fichier laissé de côté[^\n]*\n {2}✗ abime\.json\n {6}Le fichier JSON est mal formé/,
    );
    assert.match(
      stdout,
      /\nJournaux d’accès – RES-06 JUR-02\n {2}✗ Rien encore\.[^\n]*\n(?:[^\n]+\n)*? +\$ journalctl/,
    );
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80 || line.startsWith('      $ '), line);
    const manifest = await readFile(join(folder, 'dossier.yaml'), 'utf8');
    assert.match(manifest, /platform: openstack/);
    assert.equal(manifest.match(/sha256: [0-9a-f]{64}/g)?.length, 5);
    const judged = await run(process.execPath, [main, 'evaluate', folder, '--format', 'json']);
    assert.equal((JSON.parse(judged.stdout) as { level: number }).level, 0);
    assert.equal(stdout.match(/Journal d’accès OpenSSH/g)?.length, 1);
    assert.match(
      stdout,
      /\nInventaires – [^\n]+\n(?: {2}[A-Z]{3}-\d\d[^\n]*\n)* {2}✓ 5 fichiers\u00a0: État OpenTofu ou Terraform \(2\)/,
    );
    const again = await run(process.execPath, [main, 'init', folder]).catch((error: unknown) => error);
    assert.equal((again as { code: number }).code, 2);
    await writeFile(join(folder, 'dossier.yaml'), `${manifest}# mine\n`);
    const shown = await run(process.execPath, [main, 'init', folder, '--platform', 'aws', '--lang', 'en']);
    assert.match(shown.stdout, /^What the controls[^]*AWS CloudTrail logs \(aws\)\n/);
    assert.match(await readFile(join(folder, 'dossier.yaml'), 'utf8'), /# mine\n$/);
    const unknown = await run(process.execPath, [main, 'init', folder, '--platform', 'awz']).catch(
      (error: unknown) => error,
    );
    assert.match((unknown as { stderr: string }).stderr, /awz[^]*aws, azure[^]*all/);
    await run(process.execPath, [main, 'init', folder, '--force']);
    const kept = (await readdir(folder)).filter((name) => name.startsWith('.dossier.yaml.'));
    assert.equal(kept.length, 1);
    assert.match(await readFile(join(folder, kept[0]!), 'utf8'), /# mine\n$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

const certificate = join(productPaths.root, 'packages/judge/src/readers/pdf/fixtures/certificat.pdf');

/** What judging a folder says of a control: its outcome, then the reasons. */
async function findingOf(folder: string, control: string): Promise<string> {
  const { report } = await judgeFolder(folder, { scheme: DEFAULT_SCHEME, at: '2026-06-01' });
  const { outcome, reasons } = report.findings.find((finding) => finding.control === control)!;
  return [outcome, ...reasons.map(({ code }) => code)].join(' ');
}

test('a certificate is proposed by init, confirmed by a person, and counts once a body signs it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-init-'));
  const proposal = join(folder, 'certifications.proposal.yaml');
  const statement = join(folder, 'certifications.yaml');
  try {
    await cp(certificate, join(folder, 'certificat.pdf'));
    const { stdout } = await run(process.execPath, [main, 'init', folder, '--lang', 'fr']);
    assert.match(stdout, /\nCertificats repérés[^]+ confirme\.\n/);
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80 || line.startsWith('      $ '), line);
    assert.doesNotMatch(await readFile(join(folder, 'dossier.yaml'), 'utf8'), /proposal/);
    const proposed = await readFile(proposal, 'utf8');
    assert.match(proposed, /# p\.\u00a01\u00a0: 2028-01-31 — «\u00a0Valable jusqu’au 31 janvier 2028/);
    assert.match(proposed, /# p\.\u00a02\u00a0: 45, chemin du Lac[^\n]*\n {4}covers_sites: "À COMPLÉTER"/);

    // By itself it changes nothing: as if the certificate stood there alone.
    assert.equal(await findingOf(folder, 'SEC-01'), 'not-proven NO_EVIDENCE');

    // The person answers what only a person can, and confirms.
    const confirmed = proposed
      .replace('ancrage: statement-to-confirm/1', 'ancrage: statement/1')
      .replace('issued_at: "À COMPLÉTER"', 'issued_at: "2026-05-01T12:00:00Z"')
      .replaceAll(/(accredited|covers_service|covers_sites): "À COMPLÉTER"/g, '$1: true');
    assert.doesNotMatch(confirmed.replace(/#.*/g, ''), /À COMPLÉTER/);
    await rm(proposal);
    await writeFile(statement, confirmed);
    assert.equal(await findingOf(folder, 'SEC-01'), 'not-proven BELOW_GRADE');

    const jws = join(folder, 'certifications.jws');
    const sign = async (source: string): Promise<void> => {
      const opened = openStatement(new TextEncoder().encode(source)).statement;
      await writeFile(jws, signStatement(opened, demonstrationKey('certification-body')));
    };
    await sign(confirmed);
    await rm(statement);
    assert.equal(await findingOf(folder, 'SEC-01'), 'met');

    // One letter of one quotation that is not on the page, and the certificate no longer counts.
    await sign(
      confirmed.replace(
        'quote: "Valable jusqu’au 31 janvier 2028',
        'quote: "Valable jusqu’au 31 janvier 2029',
      ),
    );
    assert.match(await findingOf(folder, 'SEC-01'), /^not-proven .*QUOTE_NOT_FOUND/);

    // Nor does it without the certificate that it quotes.
    await sign(confirmed);
    await rm(join(folder, 'certificat.pdf'));
    assert.match(await findingOf(folder, 'SEC-01'), /^not-proven .*QUOTE_NOT_FOUND/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a proposal that somebody works on is left as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-init-'));
  try {
    await cp(certificate, join(folder, 'certificat.pdf'));
    await writeFile(join(folder, 'certifications.proposal.yaml'), '# mine\n');
    const { stdout } = await run(process.execPath, [main, 'init', folder, '--lang', 'en']);
    assert.match(stdout, /certifications\.proposal\.yaml\sexists already/);
    assert.equal(await readFile(join(folder, 'certifications.proposal.yaml'), 'utf8'), '# mine\n');
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** The page of an invented enterprise, as the register’s is marked up. */
const block = (...pairs: readonly (readonly [string, string])[]): string =>
  `<ul class="kx-synthese">${pairs.map(([label, value]) => `<li><span class="kx-display-label">${label}</span><span class="kx-display-field">${value}</span></li>`).join('')}</ul>`;
const statementPage = `<!DOCTYPE html><!-- https://www.registreentreprises.gouv.qc.ca/ --><p>Renseignements en date du 2026-05-01</p>
<h4>Identification de l'entreprise</h4>${block(["Numéro d'entreprise du Québec (NEQ)", '1170000001'], ['Nom', 'Essai inc.'])}
<h4>Liste des administrateurs</h4>${block(['Nom de famille', 'Exemple'], ['Fonctions actuelles', 'Président'])}
${block(['Nom de famille', 'Modèle'], ['Fonctions actuelles', 'Administrateur'])}
${block(['Nom de famille', 'Ancien'], ['Date de fin de la charge', '2025-01-01'])}`;

test('a saved page of the Québec register is proposed by init as a board and a match of owners, to be confirmed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ancrage-init-'));
  try {
    await writeFile(join(folder, 'etat.html'), statementPage);
    const { stdout } = await run(process.execPath, [main, 'init', folder, '--lang', 'en']);
    assert.match(stdout, /register\.proposal\.yaml proposes/);
    const proposal = join(folder, 'register.proposal.yaml');
    const proposed = await readFile(proposal, 'utf8');
    assert.match(proposed, /# director 1 \(line 3\): Président/);
    assert.match(proposed, /on: "2026-05-01"\n {4}seats: 2\n {4}canadian: "TO BE COMPLETED"/);
    assert.doesNotMatch(proposed, /Exemple|Modèle|Ancien/);
    assert.equal(await findingOf(folder, 'OWN-07'), 'not-proven NO_EVIDENCE');
    const confirmed = proposed
      .replace('ancrage: statement-to-confirm/1', 'ancrage: statement/1')
      .replace('issued_at: "TO BE COMPLETED"', 'issued_at: "2026-05-02T12:00:00Z"')
      .replace('canadian: "TO BE COMPLETED"', 'canadian: 2')
      .replaceAll(/(undeclared|unknown_residence): "TO BE COMPLETED"/g, '$1: 0');
    await rm(proposal);
    const opened = openStatement(new TextEncoder().encode(confirmed)).statement;
    await writeFile(join(folder, 'register.jws'), signStatement(opened, demonstrationKey('assessor')));
    assert.equal(await findingOf(folder, 'OWN-07'), 'met');
  } finally {
    await rm(folder, { recursive: true });
  }
});
