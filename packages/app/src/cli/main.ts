import { createRequire } from 'node:module';
import { parseUtcDate, text } from '@ancrage/base';
import type { Lang } from '@ancrage/base';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { wordsOfError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { terminalLanguage } from './terminal-language.ts';

const DEFAULT_SCHEME = 'qc-souverainete@2026.1';

const lang = requestedLanguage(process.argv) ?? terminalLanguage(process.env);
process.exitCode = await run(process.argv);

async function run(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = buildProgram(lang, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const words = wordsOfError(error, lang);
    process.stderr.write(`${words ?? text('cli.fault', lang, { message: String(error) })}\n`);
    if (words === undefined && process.env['ANCRAGE_DEBUG'] && error instanceof Error)
      console.error(error.stack);
    return 2;
  }
}

/** The table of commands. Each command's module is loaded only when it runs, so that starting stays fast. */
function buildProgram(language: Lang, done: (code: ExitCode) => void): Command {
  const { version } = createRequire(import.meta.url)('../../../../package.json') as { version: string };
  const program = new Command('ancrage')
    .description(text('cli.about', language))
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: (words) => process.stderr.write(words) });
  const langOption = new Option('--lang <fr|en>', text('cli.option-lang', language))
    .choices(['fr', 'en'])
    .default(language);
  const judging = (command: Command): Command =>
    command
      .addOption(
        new Option('--scheme <id@version>', text('cli.option-scheme', language)).default(DEFAULT_SCHEME),
      )
      .addOption(new Option('--at <date>', text('cli.option-at', language)).argParser(parseDate))
      .addOption(new Option('--trust <file>', text('cli.option-trust', language)))
      .addOption(langOption);

  judging(program.command('evaluate <folder>').description(text('cli.evaluate', language)))
    .addOption(new Option('--require <level>', text('cli.option-require', language)))
    .addOption(new Option('--out <folder>', text('cli.option-out', language)))
    .addOption(
      new Option('--format <format>', text('cli.option-format', language))
        .choices(['text', 'json', 'html'])
        .default('text'),
    )
    .action(async (folder: string, options) => {
      const { evaluateCommand } = await import('./evaluate-command.ts');
      done(await evaluateCommand(folder, options));
    });

  judging(program.command('init <folder>').description(text('cli.init', language)))
    .addOption(new Option('--force', text('cli.option-force', language)))
    .action(async (folder: string, options) => {
      const { initCommand } = await import('./init-command.ts');
      done(await initCommand(folder, options));
    });

  program
    .command('explain <report> <control>')
    .description(text('cli.explain', language))
    .addOption(langOption)
    .action(async (report: string, control: string, options) => {
      const { explainCommand } = await import('./explain-command.ts');
      done(await explainCommand(report, control, options));
    });

  program
    .command('compare <before> <after>')
    .description(text('cli.compare', language))
    .addOption(langOption)
    .action(async (before: string, after: string, options) => {
      const { compareCommand } = await import('./compare-command.ts');
      done(await compareCommand(before, after, options));
    });

  const scheme = program.command('scheme').description(text('cli.scheme', language));
  for (const action of ['list', 'show', 'test'] as const) {
    const name = action === 'list' ? action : `${action} [scheme]`;
    const command = scheme
      .command(name)
      .description(text(`cli.scheme-${action}`, language))
      .addOption(langOption);
    if (action === 'list') {
      command.action(async (options) => {
        const { schemeListCommand } = await import('./scheme-commands.ts');
        done(await schemeListCommand(options));
      });
      continue;
    }
    command.action(async (id: string | undefined, options) => {
      const { schemeShowCommand, schemeTestCommand } = await import('./scheme-commands.ts');
      done(await (action === 'show' ? schemeShowCommand : schemeTestCommand)(id ?? DEFAULT_SCHEME, options));
    });
  }

  program
    .command('collect <folder>')
    .description(text('cli.collect', language))
    .addOption(new Option('--key <file>', text('cli.option-key', language)).makeOptionMandatory())
    .addOption(new Option('--tool <name>', text('cli.option-tool', language)).default('ancrage collect'))
    .addOption(new Option('--out <file>', text('cli.option-collect-out', language)))
    .addOption(langOption)
    .action(async (folder: string, options) => {
      const { collectCommand } = await import('./collect-command.ts');
      done(await collectCommand(folder, options));
    });
  return program;
}

function parseDate(date: string): string {
  try {
    parseUtcDate(date);
    return date;
  } catch {
    throw new InvalidArgumentError(text('error.cli.DATE', lang, { date }));
  }
}

/** `--lang` decides even the words of help, so it is looked for before the options are read. */
function requestedLanguage(argv: readonly string[]): Lang | undefined {
  const at = argv.indexOf('--lang');
  const value =
    at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  return value === 'fr' || value === 'en' ? value : undefined;
}
