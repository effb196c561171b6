/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { formatText, type Lang } from '@ancrage/base';
import { verifyTexts } from '@ancrage/base/texts/verify';
import { type Policy, readPolicy, type VerifyReport } from '@ancrage/verify';
import { verifyInBrowser } from './verify-in-browser.ts';
import { wordedStep } from './worded-step.ts';

/** What the page holds: nothing is kept once it is closed. */
const state: {
  lang: Lang;
  bundle?: { readonly name: string; readonly bytes: Uint8Array };
  policy?: { readonly name: string; readonly read: Policy | string };
  report?: VerifyReport;
  round: number;
} = { lang: navigator.language.startsWith('fr') ? 'fr' : 'en', round: 0 };

type PageKey = keyof typeof verifyTexts;
const say = (key: PageKey, params: Readonly<Record<string, string | number>> = {}): string =>
  formatText(verifyTexts[key], state.lang, params);

const marks = { yes: '●', no: '✗', unknown: '◇', absent: '–' } as const;

function element(
  name: string,
  content: string | readonly Node[] = [],
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (typeof content === 'string') made.textContent = content;
  else made.append(...content);
  return made;
}

async function take(files: Iterable<File>): Promise<void> {
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isPolicy(bytes)) state.policy = { name: file.name, read: policyOf(bytes) };
    else state.bundle = { name: file.name, bytes };
  }
  await verify();
}

/** Told by its head: a bundle has the same first member, with another value. */
function isPolicy(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 40)).includes('"ancrage-policy/');
}

function policyOf(bytes: Uint8Array): Policy | string {
  try {
    return readPolicy(bytes);
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

async function verify(): Promise<void> {
  delete state.report;
  state.round += 1;
  const { round, bundle, policy } = state;
  draw();
  if (bundle === undefined || typeof policy?.read === 'string') return;
  const at = `${new Date().toISOString().slice(0, 19)}Z`;
  const report = await verifyInBrowser(bundle.bytes, { policy: policy?.read, at });
  // Another file may have come meanwhile: its answer counts, not this one.
  if (round !== state.round) return;
  state.report = report;
  draw();
}

function draw(): void {
  document.documentElement.lang = state.lang;
  document.title = say('verify.page.title');
  for (const node of document.querySelectorAll<HTMLElement>('[data-text]'))
    node.textContent = say(`verify.page.${node.dataset['text']}` as PageKey);
  for (const button of document.querySelectorAll<HTMLElement>('[data-lang]'))
    button.setAttribute('aria-pressed', String(button.dataset['lang'] === state.lang));
  document.querySelector('#files')!.replaceChildren(...fileLines());
  document.querySelector('#result')!.replaceChildren(...resultParts());
}

function fileLines(): Node[] {
  const { bundle, policy } = state;
  if (bundle === undefined && policy === undefined) return [];
  const lines: string[] = bundle === undefined ? [] : [say('verify.page.bundle', { name: bundle.name })];
  if (policy === undefined) lines.push(say('verify.page.policy-none'));
  else if (typeof policy.read === 'string')
    lines.push(say('verify.page.policy-bad', { name: policy.name, error: policy.read }));
  else lines.push(say('verify.page.policy', { name: policy.name }));
  return lines.map((line) => element('p', line));
}

function resultParts(): Node[] {
  const { report, bundle, policy } = state;
  if (bundle === undefined || typeof policy?.read === 'string') return [];
  if (report === undefined) return [element('p', say('verify.page.working'))];
  const { verdict, subject } = report;
  const parts: Node[] = [
    element('h2', say(`verify.verdict.${verdict}`), { class: `verdict ${verdict}`, 'data-verdict': verdict }),
    element('p', say(`verify.verdict-long.${verdict}`)),
    element('p', say('verify.page.at', { at: report.at })),
  ];
  if (subject?.demonstration === true)
    parts.splice(1, 0, element('p', say('verify.demonstration'), { class: 'demonstration' }));
  if (subject !== null) parts.push(element('h3', say('verify.page.subject')), subjectTable(subject));
  const steps = report.steps.map((step) =>
    element(
      'li',
      [
        element('span', marks[step.state], { 'aria-hidden': 'true', class: 'mark' }),
        element('span', `${say(`verify.page.state.${step.state}`)}. `, { class: 'hidden' }),
        element('span', wordedStep(step, state.lang)),
      ],
      { class: step.state, 'data-step': step.step, 'data-code': step.code },
    ),
  );
  parts.push(element('h3', say('verify.page.steps')), element('ul', steps));
  return parts;
}

function subjectTable(subject: NonNullable<VerifyReport['subject']>): HTMLElement {
  const { lang } = state;
  const rows: readonly (readonly [PageKey, string])[] = [
    ['verify.page.service', subject.service],
    ['verify.page.provider', subject.provider],
    ['verify.page.level', say('verify.page.level-of', { level: subject.level, top: subject.topLevel })],
    ['verify.page.issuer', subject.issuer],
    [
      'verify.page.validity',
      say('verify.page.validity-of', {
        from: subject.validFrom.slice(0, 10),
        until: subject.validUntil.slice(0, 10),
      }),
    ],
    ['verify.page.says', subject.says[lang]],
    ['verify.page.limit', subject.doesNotSay.map((words) => words[lang]).join(' ')],
  ];
  return element('div', [
    element('p', subject.name[lang], { class: 'name' }),
    element(
      'dl',
      rows.flatMap(([key, value]) => [element('dt', say(key)), element('dd', value)]),
    ),
  ]);
}

for (const button of document.querySelectorAll<HTMLElement>('[data-lang]'))
  button.addEventListener('click', () => {
    state.lang = button.dataset['lang'] === 'fr' ? 'fr' : 'en';
    draw();
  });
const input = document.querySelector<HTMLInputElement>('#choose')!;
input.addEventListener('change', () => void take(input.files ?? []));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  void take(event.dataTransfer?.files ?? []);
});
draw();
