import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import type { ChartEdge, ChartFinding, ChartGap, ChartNode, OwnershipChart } from '@ancrage/judge';
import { cleanText, truncate } from '../clean-text.ts';
import { noteWords } from '../coded-words.ts';
import { formatDate, wordsOf } from '../words.ts';
import { shareWords } from './share-words.ts';

/** A node as people know it; its identifier where the files give no name. */
export function nodeName({ name, id }: ChartNode, lang: Lang): string {
  if (name !== '' && name !== id) return truncate(cleanText(name), 300);
  if (id.startsWith('unspecified')) return text('ownership.unnamed', lang);
  // A link of the UK register: what tells its entries apart stands at its end.
  return cleanText(id.startsWith('/company/') ? id.split('/').slice(-2).join('/') : id);
}

/** Names of the nodes of a chart by any of their identifiers. */
export function nodeNames({ nodes }: OwnershipChart, lang: Lang): (id: string) => string {
  const names = new Map(nodes.flatMap((node) => node.ids.map((id) => [id, nodeName(node, lang)] as const)));
  return (id) => names.get(id) ?? cleanText(id);
}

/** What an edge carries: one share where votes and capital are alike, both where they differ, then the rights. */
export function edgeParts({ votes, capital, rights, direct }: ChartEdge, lang: Lang): string[] {
  const alike = votes !== null && capital !== null && votes.lo === capital.lo && votes.hi === capital.hi;
  const shares = alike
    ? [shareWords(votes, lang)]
    : [
        ...(votes === null ? [] : [text('ownership.link-votes', lang, { share: shareWords(votes, lang) })]),
        ...(capital === null
          ? []
          : [text('ownership.link-capital', lang, { share: shareWords(capital, lang) })]),
      ];
  const told = [...shares, ...rights.map((right) => rightWords(right, lang))];
  if (told.length === 0) told.push(text('ownership.link-no-share', lang));
  return direct ? told : [...told, text('ownership.link-indirect', lang)];
}

export function edgeWords(edge: ChartEdge, lang: Lang): string {
  return edgeParts(edge, lang).join(', ');
}

/** In words, or the code where this version does not know it. */
export function statusWord(status: string, lang: Lang): string {
  return wordsOf(`ownership.status.${status}`, lang, status);
}

export function kindWord(kind: string, lang: Lang): string {
  return wordsOf(`ownership.kind.${kind}`, lang, kind);
}

export function rightWords(right: string, lang: Lang): string {
  return wordsOf(`ownership.right.${right}`, lang, cleanText(right));
}

export function gapWords(gaps: readonly ChartGap[], nameOf: (id: string) => string, lang: Lang): string[] {
  return [...Map.groupBy(gaps, ({ issuer }) => issuer)].flatMap(([issuer, group]) => {
    const told = (share: string, what: 'both' | 'votes' | 'capital'): string =>
      wordsOf(`ownership.gap-${what}`, lang, what, {
        share: shareWords({ lo: share, hi: share }, lang),
        issuer: nameOf(issuer),
      });
    const [first, second] = group;
    if (second !== undefined && first!.share === second.share) return [told(first!.share, 'both')];
    return group.map(({ share, axis }) => told(share, axis));
  });
}

/** A defect in words, with its statement. */
export function findingWords(finding: ChartFinding, lang: Lang): string {
  const { code, params, statement } = finding;
  const own = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'date'
        ? formatDate(String(value), lang)
        : typeof value === 'string'
          ? cleanText(value)
          : value,
    ]),
  );
  const words = wordsOf(`ownership.finding.${code}`, lang, '', own);
  const told =
    words === ''
      ? noteWords({ code, params, at: { evidence: 'sha256:', place: { pointer: '' } } } as never, lang)
      : words;
  if (statement === null) return told;
  const which = text('ownership.statement', lang, { statement: cleanText(statement) });
  return `${told} (${which})`;
}

/** Who has more than half of the votes, or who could have by what is not disclosed. */
export function controlWords(
  { controller, holders }: OwnershipChart,
  nameOf: (id: string) => string,
  lang: Lang,
): string {
  if (controller !== null) return text('ownership.controller', lang, { name: nameOf(controller) });
  const possible = holders.filter(({ controls }) => controls === 'possible').map(({ id }) => nameOf(id));
  const none = text('ownership.no-controller', lang);
  if (possible.length === 0) return none;
  const names = possible.slice(0, 3).join(', ');
  return `${none} ${text('ownership.possible-controller', lang, { names })}`;
}

/** Whom the register of beneficial owners must name, and who could have to be; nothing where nobody is. */
export function ownerWords(
  { beneficial_owners: owners }: OwnershipChart,
  nameOf: (id: string) => string,
  lang: Lang,
): string[] {
  const told = (certain: boolean): string =>
    owners
      .filter((owner) => owner.certain === certain)
      .map(
        ({ id, by }) =>
          `${nameOf(id)} (${by.map((ground) => wordsOf(`ownership.ground.${ground}`, lang, ground)).join(', ')})`,
      )
      .join(', ');
  const [sure, possible] = [told(true), told(false)];
  return [
    ...(sure === '' ? [] : [text('ownership.owners', lang, { names: sure })]),
    ...(possible === '' ? [] : [text('ownership.possible-owners', lang, { names: possible })]),
  ];
}
