import { digestOf } from '@ancrage/base';
import { text } from '@ancrage/base/texts';
import { html } from '../html.ts';
import type { Html, HtmlPart } from '../html.ts';
import { capitalise, formatDate } from '../words.ts';
import { anchor, table } from './view.ts';
import type { View } from './view.ts';

/** Every input of the judgement with its digest, and how anyone computes this report again. */
export function inputsSection(view: View): Html {
  const { report, lang } = view;
  const { scheme, trust, reference, laws, hosts, readings } = report.inputs;
  const id = anchor(view, 'inputs');
  const rows: HtmlPart[][] = [
    [name('report.input.scheme'), `${scheme.id} ${scheme.version}`, whole(scheme.digest)],
    [name('report.input.trust'), trust.id, whole(trust.digest)],
    [
      name('report.input.reference'),
      text('report.as-of', lang, { date: formatDate(reference.as_of, lang) }),
      whole(reference.digest),
    ],
    laws.digest === digestOf('')
      ? [name('report.input.laws'), text('report.no-laws', lang), '–']
      : [name('report.input.laws'), '–', whole(laws.digest)],
    ...(hosts === undefined
      ? []
      : [
          [
            name('report.input.hosts'),
            hosts.policy === null ? text('report.no-host-policy', lang) : '–',
            hosts.policy === null ? '–' : whole(hosts.policy),
          ],
        ]),
    [name('report.input.readings'), '–', whole(readings)],
    [name('report.input.semantics'), report.semantics, '–'],
  ];
  function name(
    key:
      | 'report.input.scheme'
      | 'report.input.trust'
      | 'report.input.reference'
      | 'report.input.laws'
      | 'report.input.hosts'
      | 'report.input.readings'
      | 'report.input.semantics',
  ): string {
    return capitalise(text(key, lang));
  }
  const heads = [text('report.input', lang), text('report.version', lang), text('report.digest', lang)];
  const columns = heads.map((head) => ({ head: capitalise(head) }));
  const verify = anchor(view, 'verify');
  return html`<section class="full" aria-labelledby="${id}"><h2 id="${id}">${text('report.inputs', lang)}</h2><p class="asks">${text('report.inputs-means', lang)}</p>${table(text('report.inputs', lang), columns, rows)}</section><section class="wide" aria-labelledby="${verify}"><h2 id="${verify}">${text('report.verify', lang)}</h2><ol class="steps"><li>${text('report.verify-1', lang)}</li><li>${text('report.verify-2', lang)}</li><li>${text('report.verify-3', lang)}<pre><code>./ancrage evaluate ${lang === 'fr' ? 'DOSSIER' : 'FOLDER'} --scheme ${scheme.id}@${scheme.version} --at ${report.at} --trust ${trustWord(view)}${policyWord(view)}</code></pre></li></ol></section>`;
}

/** Which list to judge with again: none, or the file whose digest the table gives. */
function trustWord({ report, lang }: View): string {
  const { id } = report.inputs.trust;
  if (id === 'none') return 'none';
  return lang === 'fr' ? 'LISTE.yaml' : 'LIST.yaml';
}

/** Which policy to verify the bundles of hosts by, where one did. */
function policyWord({ report, lang }: View): string {
  const { hosts } = report.inputs;
  if (hosts === undefined || hosts.policy === null) return '';
  return ` --host-policy ${lang === 'fr' ? 'POLITIQUE.json' : 'POLICY.json'}`;
}

function whole(digest: string): Html {
  return html`<code class="whole">${digest}</code>`;
}
