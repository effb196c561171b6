import type { Text } from '@ancrage/base';
import type { AnyFact, ExportWay, Finding, Format, FormatSheet, Scheme } from '@ancrage/judge';

/** One way to export a file, and the format that it gives. */
export interface WayOf extends ExportWay {
  readonly format: Format;
  readonly name: Text;
}

/** What some controls ask for and one of several formats can give: a family of the scheme, or a format that stands alone. */
export interface Need {
  readonly name: Text;
  /** Controls that ask for it and are not met. */
  readonly controls: readonly string[];
  /** Files that are there, by the name of their format. */
  readonly here: readonly { readonly name: Text; readonly files: number }[];
  /** Platforms that the files show, and of which none of these files tells. */
  readonly lacking: readonly string[];
  /** Ways to show now, one of which is enough. */
  readonly ways: readonly WayOf[];
  /** Platforms of the other ways. */
  readonly others: readonly string[];
}

/** What the open controls ask for. */
export interface MissingEvidence {
  readonly needs: readonly Need[];
  /** Open controls that only a person's statement answers, in the scheme's order. */
  readonly byPersons: readonly string[];
  /** Statements that are there. */
  readonly statements: number;
}

export interface MissingInput {
  readonly report: {
    readonly findings: readonly Pick<Finding, 'control' | 'outcome'>[];
    readonly evidence: readonly { readonly format: string }[];
  };
  readonly scheme: {
    readonly families: Scheme['families'];
    readonly criteria: readonly {
      readonly controls: readonly {
        readonly id: string;
        readonly evidence: { readonly formats: readonly Format[] };
      }[];
    }[];
  };
  readonly readings: readonly {
    readonly evidence: readonly { readonly format: string }[];
    readonly facts: readonly AnyFact[];
  }[];
  readonly sheets: ReadonlyMap<Format, Pick<FormatSheet, 'name' | 'ways'>>;
  /** Platforms asked for by name; `all` for every one. */
  readonly asked: readonly string[];
}

/** Platforms of a sheet that are whatever one's cloud is. */
const ANYWHERE: readonly string[] = ['any', 'linux'];

/** Groups what open controls ask for, and chooses the ways to export it: those of the platforms that the files show. */
export function missingEvidence(input: MissingInput): MissingEvidence {
  const { report, scheme, sheets } = input;
  const open = new Set(
    report.findings
      .filter(({ outcome }) => outcome !== 'met' && outcome !== 'not-applicable')
      .map(({ control }) => control),
  );
  const groups = new Map<string, { name: Text; formats: Format[]; controls: Set<string> }>();
  const byPersons: string[] = [];
  for (const { id, evidence } of scheme.criteria.flatMap(({ controls }) => controls)) {
    if (!open.has(id)) continue;
    if (evidence.formats.every((format) => format === 'statement')) byPersons.push(id);
    for (const format of evidence.formats) {
      if (format === 'statement') continue;
      const family = scheme.families.find(({ formats }) => formats.includes(format));
      const name = family?.name ?? sheets.get(format)?.name ?? { fr: format, en: format };
      const group = groups.get(family?.id ?? format) ?? { name, formats: [], controls: new Set() };
      groups.set(family?.id ?? format, group);
      group.controls.add(id);
      if (!group.formats.includes(format)) group.formats.push(format);
    }
  }
  const seen = platformsOf(input.readings.flatMap(({ facts }) => facts));
  return {
    needs: [...groups.values()].map((group) =>
      needOf({ ...group, controls: [...group.controls] }, seen, input),
    ),
    byPersons,
    statements: report.evidence.filter(({ format }) => format === 'statement').length,
  };
}

/** Names that `--platform` knows. */
export function knownPlatforms(sheets: MissingInput['sheets']): string[] {
  const names = [...sheets.values()].flatMap(({ ways }) => ways.map(({ platform }) => platform));
  return [...new Set(names)].sort();
}

function needOf(
  { name, formats, controls }: { name: Text; formats: readonly Format[]; controls: readonly string[] },
  seen: ReadonlySet<string>,
  { report, readings, sheets, asked }: MissingInput,
): Need {
  const filesOf = (format: Format): number => report.evidence.filter((file) => file.format === format).length;
  const here = formats
    .map((format) => ({
      name: sheets.get(format)?.name ?? { fr: format, en: format },
      files: filesOf(format),
    }))
    .filter(({ files }) => files > 0);
  const told = readings.filter(({ evidence }) =>
    evidence.some(({ format }) => formats.some((known) => known === format)),
  );
  const covered = platformsOf(told.flatMap(({ facts }) => facts));
  const all = formats.flatMap((format): WayOf[] => {
    const sheet = sheets.get(format);
    return (sheet?.ways ?? []).map((way) => ({ ...way, format, name: sheet!.name }));
  });
  const offered = new Set(all.map(({ platform }) => platform));
  // Files that tell of no platform (bills of materials, contracts) cannot lack one.
  const lacking =
    covered.size === 0 ? [] : [...seen].filter((platform) => !covered.has(platform) && offered.has(platform));
  const ways = chosen(all, { asked, seen, lacking, isThere: here.length > 0 });
  const shown = new Set(ways.map(({ platform }) => platform));
  const others = here.length > 0 ? [] : [...offered].filter((platform) => !shown.has(platform)).sort();
  return { name, controls, here, lacking, ways, others };
}

function chosen(
  all: readonly WayOf[],
  choice: {
    asked: readonly string[];
    seen: ReadonlySet<string>;
    lacking: readonly string[];
    isThere: boolean;
  },
): readonly WayOf[] {
  const { asked, seen, lacking, isThere } = choice;
  if (asked.includes('all')) return all;
  if (asked.length > 0) return all.filter(({ platform }) => asked.includes(platform));
  if (isThere) return firstOfEach(all.filter(({ platform }) => lacking.includes(platform)));
  const own = all.filter(({ platform }) => seen.has(platform));
  return firstOfEach(own.length > 0 ? own : all.filter(({ platform }) => ANYWHERE.includes(platform)));
}

/** The first way of each format and platform, which its sheet puts first because it gives the most. */
function firstOfEach(ways: readonly WayOf[]): WayOf[] {
  return ways.filter(
    (way, index) =>
      ways.findIndex(({ format, platform }) => format === way.format && platform === way.platform) === index,
  );
}

/** Platforms on which the facts show something. */
function platformsOf(facts: readonly AnyFact[]): Set<string> {
  return new Set(
    facts.flatMap((fact) => (fact.kind === 'resource' || fact.kind === 'spend' ? [fact.value.platform] : [])),
  );
}
