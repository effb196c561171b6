import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { differenceOf, isShown, type PageCommand, pageWith, readGuidePage } from './guide-page.ts';
import { runPage } from './run-guides.ts';

const scratch = mkdtempSync(join(tmpdir(), 'ancrage-run-guides-'));
after(() => rmSync(scratch, { recursive: true }));

/** A page whose blocks are written with ~ for the fence. */
const page = (text: string): string => text.replaceAll('~~~', '```');
const run = (text: string) =>
  runPage('docs/guide-fr/x.md', page(text), scratch, (folder) => writeFileSync(join(folder, 'here'), '1\n'));
const command = (shown: string, varies: PageCommand['varies'] = []): PageCommand => ({
  kind: 'command',
  line: 1,
  command: 'x',
  shown,
  varies,
  from: 0,
  to: 0,
});

test('commands of a page run in one shell, in order, in a copy of their own, in the language of the page', async () => {
  const { outcome, lines } = await run(`# Page
~~~console
$ A=un; ls
here
$ cat > deux.txt <<'FIN'
$A et
trois
FIN
$ echo $A \\
  de plus; cat deux.txt; echo "$LANG"
un de plus
$A et
trois
fr_CA.UTF-8
$ false
$ echo $?
1
~~~
`);
  assert.deepEqual([outcome, lines], ['passed', []]);
});

test('what is printed otherwise is told with page, line and command, and is written only where no line is left out', async () => {
  const text = page(`~~~console
$ echo un; echo deux
un
trois
$ seq 3
[…]
4
$ syntax (
[…]
$ echo fin
fin
~~~
`);
  const { outcome, lines, text: written } = await run(text);
  assert.equal(outcome, 'failed');
  assert.deepEqual(lines, [
    'docs/guide-fr/x.md:2: $ echo un; echo deux',
    '    - trois',
    '    + deux',
    'docs/guide-fr/x.md:5: $ seq 3',
    '    - 4',
    '    + 1',
    '    + 2',
    '    + 3',
  ]);
  assert.equal(written, text.replace('trois', 'deux'));
});

test('a command that goes on beside the others is waited for, and ends with the page', async () => {
  const { outcome, lines } = await run(`~~~console
$ { sleep 0.3; touch ready; echo prêt; exec sleep 600; } &
prêt
$ ls ready
ready
~~~
`);
  assert.deepEqual([outcome, lines], ['passed', []]);
});

test('what is not run is counted, what is not on this machine is skipped, and no command goes unseen', async () => {
  const notRun = await run('<!-- not run: asks others -->\n~~~sh\n./ancrage dns x\n~~~\n');
  assert.deepEqual(
    [notRun.outcome, notRun.lines],
    ['passed', ['docs/guide-fr/x.md:2: not run: asks others']],
  );
  const absent = await run('<!-- takes: no/such/file as x -->\n~~~console\n$ exit 1\n~~~\n');
  assert.equal(absent.outcome, 'skipped');
  const taken = await run('<!-- takes: tools/tree.ts as a/b.ts -->\n~~~console\n$ ls a\nb.ts\n~~~\n');
  assert.deepEqual(taken.lines, []);
  for (const fault of [
    '~~~sh\n./ancrage dns x\n~~~\n',
    '~~~\n$ ls\n~~~\n',
    '~~~console\nls\n~~~\n',
    '<!-- not run: why -->\nno block\n',
    '<!-- varies: moods -->\n~~~console\n$ ls\n~~~\n',
    '~~~console\n$ ls\n',
  ])
    assert.equal((await run(fault)).outcome, 'failed', fault);
});

test('only what a block says may vary varies; no-break spaces are not seen', () => {
  const day = command('le 2026-11-27 à 2026-11-27T10:00:00Z : 3', ['instants']);
  assert.ok(isShown(day, 'le 2026-11-27 à 2027-01-01T00:00:00Z\u00a0: 3\n'));
  assert.ok(!isShown(day, 'le 2026-11-28 à 2027-01-01T00:00:00Z : 3\n'));
  assert.ok(!isShown(command('un'), 'un\n\n'));
  assert.ok(isShown(command(''), ''));
  assert.ok(isShown(command('a\n[…]\nz\n[…]'), 'a\nb\nz\n'));
  assert.ok(!isShown(command('a\n[…]\nz'), 'a\nb\nz\nc\n'));
  assert.deepEqual(differenceOf(command('a\n[…]\nz'), 'a\nb\nz\nc\n'), ['+ c']);
});

test('pages change from the last command to the first', () => {
  const text = page('~~~console\n$ a\n1\n$ b\n2\n~~~\n');
  const [a, b] = readGuidePage(text).steps as PageCommand[];
  assert.equal(
    pageWith(text, [
      [a!, '1\n1bis\n'],
      [b!, ''],
    ]),
    page('~~~console\n$ a\n1\n1bis\n$ b\n~~~\n'),
  );
});
