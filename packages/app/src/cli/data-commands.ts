import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { dataFolder, importAddressData, listAddressData } from '@ancrage/io/flows';
import type { ListedSource } from '@ancrage/io/flows';
import { cleanText } from '../report/clean-text.ts';
import { fold } from '../report/terminal/lines.ts';
import { formatDate, formatNumber, wordsOf } from '../report/words.ts';
import type { ExitCode } from './exit-code.ts';
import { terminalWidth } from './terminal-width.ts';

interface DataOptions {
  readonly data?: string;
  readonly lang: Lang;
}

/** `data import <file>`: takes a file of ranges, as it was published, with its digest and date. Nothing is fetched. */
export async function dataImportCommand(
  file: string,
  {
    data,
    layer,
    published,
    lang,
  }: DataOptions & { readonly layer?: 'geofeed' | 'registry'; readonly published?: string },
): Promise<ExitCode> {
  const today = new Date().toISOString().slice(0, 10);
  const taken = await importAddressData(file, data ?? dataFolder(process.env), today, {
    ...(layer === undefined ? {} : { layer }),
    ...(published === undefined ? {} : { published }),
  });
  print([text('flows.imported', lang, wordsOfSource(taken, lang))]);
  return 0;
}

/** `data list`: what is kept, one a line. */
export async function dataListCommand({ data, lang }: DataOptions): Promise<ExitCode> {
  const folder = data ?? dataFolder(process.env);
  const kept = await listAddressData(folder);
  if (kept.length === 0) print([text('flows.kept-none', lang, { folder: cleanText(folder) })]);
  else
    print(
      kept.map((source) =>
        text('flows.kept', lang, {
          ...wordsOfSource(source, lang),
          imported: formatDate(source.imported, lang),
        }),
      ),
    );
  return 0;
}

function wordsOfSource(
  { layer, platform, file, digest, published, ranges }: ListedSource,
  lang: Lang,
): { layer: string; file: string; published: string; ranges: string; digest: string } {
  const words = wordsOf(`flows.layer.${layer}`, lang, layer);
  return {
    layer: platform === undefined ? words : `${words} (${cleanText(platform)})`,
    file: cleanText(file),
    published:
      published === undefined
        ? text('flows.unpublished', lang)
        : text('flows.published', lang, { date: formatDate(published, lang) }),
    ranges: formatNumber(String(ranges), lang),
    digest,
  };
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${fold(lines, terminalWidth(process.stdout)).join('\n')}\n`);
}
