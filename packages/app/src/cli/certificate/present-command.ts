import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { documentText, writeOnce } from '@ancrage/io/register';
import { openEdition, type Piece, readBundle, selectPieces } from '@ancrage/proof';
import { cleanText } from '../../report/clean-text.ts';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { readBounded } from '../verify-command.ts';

export interface PresentOptions {
  readonly piece: readonly string[];
  readonly out?: string | undefined;
  readonly lang: Lang;
}

/**
 * `certificate present <bundle> --piece <path> --out <file>`: the bundle of a confidential edition that shows these pieces and none
 * of the others. Whoever holds the bundle can do it, without a key and without the issuer. Without `--piece`, lists them.
 */
export async function presentCommand(
  path: string,
  { piece: wanted, out, lang }: PresentOptions,
): Promise<ExitCode> {
  const bundle = readBundle(await readBounded(path));
  if (bundle.edition === undefined) throw new CommandError('NO_EDITION', { path });
  const { pieces, count } = openEdition(bundle.edition.presentation);
  const known = new Set(pieces.map((piece) => piece.path));
  for (const one of wanted) if (!known.has(one)) throw new CommandError('PIECE_UNKNOWN', { path: one });
  if (wanted.length === 0) {
    for (const piece of pieces) process.stdout.write(`${lineOf(piece, lang)}\n`);
    return 0;
  }
  const shown = new Set(wanted);
  const edition = {
    ...bundle.edition,
    presentation: selectPieces(bundle.edition.presentation, (piece) => shown.has(piece.path)),
  };
  const target = out ?? 'presentation.bundle.json';
  if (!(await writeOnce(target, documentText({ ...bundle, edition }))))
    throw new CommandError('FILE_IN_USE', { path: target });
  process.stdout.write(`${text('cli.presented', lang, { path: target, count: shown.size, total: count })}\n`);
  return 0;
}

function lineOf({ path, format, method, source }: Piece, lang: Lang): string {
  return cleanText(`${path} – ${format}, ${text(`word.${method}`, lang)}, ${text(`word.${source}`, lang)}`);
}
