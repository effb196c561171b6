import { createRequire } from 'node:module';
import { formatText, parseUtcDate } from '@ancrage/base';
import { isTextKey, text, texts } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { Command, CommanderError, Help, InvalidArgumentError, Option } from 'commander';
import { addCertificateCommands, addVerifyCommand } from './certificate-commands.ts';
import type { ExitCode } from './exit-code.ts';
import { addLogCommands, portOf } from './log/log-program.ts';
import { terminalLanguage } from './terminal-language.ts';

const DEFAULT_SCHEME = 'qc-souverainete@2026.1';
const usual = new Help();

const [requested, argv] = takeLanguage(process.argv);
const lang = requested ?? terminalLanguage(process.env);
// A reader that has seen enough, such as `head`, closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await run(argv);

async function run(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = buildProgram(lang, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has already shown the help that it was asked for, or that a bare command calls for.
      if (error.exitCode !== 0 && error.code !== 'commander.help')
        process.stderr.write(`${wordsOfUsage(error)}\n${text('cli.help-hint', lang)}\n`);
      return error.exitCode === 0 ? 0 : 2;
    }
    const { wordsOfError } = await import('./error-words.ts');
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
    .version(version, '-V, --version', text('cli.option-version', language))
    .helpOption('-h, --help', text('cli.option-help', language))
    .helpCommand('help [command]', text('cli.command-help', language))
    .configureHelp({
      styleTitle: (title) => titleIn(title, language),
      optionDescription: (option) => optionIn(option, language),
      optionTerm: (option) => termIn(option.flags, language),
      subcommandTerm: (command) => termIn(usual.subcommandTerm(command), language),
      commandUsage: (command) => termIn(usual.commandUsage(command), language),
    })
    .addOption(
      new Option('--lang <fr|en>', text('cli.option-lang', language)).choices(['fr', 'en']).default(language),
    )
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  const judging = (command: Command): Command =>
    command
      .addOption(
        new Option('--scheme <id@version>', text('cli.option-scheme', language)).default(DEFAULT_SCHEME),
      )
      .addOption(new Option('--at <date>', text('cli.option-at', language)).argParser(parseDate))
      .addOption(new Option('--trust <file>', text('cli.option-trust', language)))
      .addOption(new Option('--host-policy <file>', text('cli.option-host-policy', language)));

  judging(program.command('evaluate <folder>').description(text('cli.evaluate', language)))
    .addOption(new Option('--require <level>', text('cli.option-require', language)))
    .addOption(new Option('--out <folder>', text('cli.option-out', language)))
    .addOption(
      new Option('--format <format>', text('cli.option-format', language))
        .choices(['text', 'json', 'html', 'oscal'])
        .default('text'),
    )
    .action(async (folder: string, options) => {
      // Its files are read, by a child, while the judge is loaded here.
      const { readAhead } = await import('./read-ahead.ts');
      const ahead = await readAhead(folder);
      try {
        const { evaluateCommand } = await import('./evaluate-command.ts');
        done(await evaluateCommand(folder, { ...options, lang }, ahead));
      } finally {
        ahead.stop();
      }
    });

  judging(program.command('init <folder>').description(text('cli.init', language)))
    .addOption(new Option('--force', text('cli.option-force', language)))
    .addOption(new Option('--platform <names>', text('cli.option-platform', language)))
    .action(async (folder: string, options) => {
      const { initCommand } = await import('./init-command.ts');
      done(await initCommand(folder, { ...options, lang }));
    });

  program
    .command('explain <report> <control>')
    .description(text('cli.explain', language))
    .action(async (report: string, control: string) => {
      const { explainCommand } = await import('./explain-command.ts');
      done(await explainCommand(report, control, { lang }));
    });

  program
    .command('compare <before> <after>')
    .description(text('cli.compare', language))
    .action(async (before: string, after: string) => {
      const { compareCommand } = await import('./compare-command.ts');
      done(await compareCommand(before, after, { lang }));
    });

  program
    .command('read <file>')
    .description(text('cli.read', language))
    .addOption(
      new Option('--format <format>', text('cli.option-read-format', language))
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (file: string, options) => {
      const { readCommand } = await import('./read-command.ts');
      done(await readCommand(file, { ...options, lang }));
    });

  program
    .command('ownership <paths...>')
    .description(text('cli.ownership', language))
    .addOption(new Option('--of <entity>', text('cli.option-of', language)))
    .addOption(new Option('--at <date>', text('cli.option-ownership-at', language)).argParser(parseDate))
    .addOption(
      new Option('--what-if <sale>', text('cli.option-what-if', language))
        .argParser((sale: string, before: readonly string[]) => [...before, sale])
        .default([]),
    )
    .addOption(
      new Option('--scheme <id@version>', text('cli.option-scheme', language)).default(DEFAULT_SCHEME),
    )
    .addOption(
      new Option('--format <format>', text('cli.option-ownership-format', language))
        .choices(['text', 'json', 'svg'])
        .default('text'),
    )
    .action(async (paths: string[], options) => {
      const { ownershipCommand } = await import('./ownership-command.ts');
      done(await ownershipCommand(paths, { ...options, lang }));
    });

  judging(program.command('exposure <dossiers...>').description(text('cli.exposure', language)))
    .addOption(new Option('--target-level <level>', text('cli.option-target-level', language)))
    .addOption(new Option('--costs <file>', text('cli.option-costs', language)))
    .addOption(new Option('--paths <count>', text('cli.option-paths', language)).default('5'))
    .addOption(
      new Option('--format <format>', text('cli.option-exposure-format', language))
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (folders: string[], options) => {
      const { exposureCommand } = await import('./exposure-command.ts');
      done(await exposureCommand(folders, { ...options, lang }));
    });

  program
    .command('dns <names...>')
    .description(text('cli.dns', language))
    .addOption(new Option('--resolver <address>', text('cli.option-resolver', language)))
    .addOption(new Option('--offline', text('cli.option-offline', language)))
    .addOption(
      new Option('--format <format>', text('cli.option-dns-format', language))
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (names: string[], options) => {
      const { dnsCommand } = await import('./dns-command.ts');
      done(await dnsCommand(names, { ...options, lang }));
    });

  program
    .command('flows <logs...>')
    .description(text('cli.flows', language))
    .addOption(new Option('--boundary <country>', text('cli.option-boundary', language)).default('CA'))
    .addOption(new Option('--planes <file>', text('cli.option-planes', language)))
    .addOption(new Option('--declared <file>', text('cli.option-declared', language)))
    .addOption(new Option('--names <files...>', text('cli.option-names', language)))
    .addOption(new Option('--at <date>', text('cli.option-flows-at', language)).argParser(parseDate))
    .addOption(new Option('--fields <format>', text('cli.option-fields', language)))
    .addOption(new Option('--data <folder>', text('cli.option-data', language)))
    .addOption(
      new Option('--bad-share <percent>', text('cli.option-bad-share', language)).argParser(parsePercent),
    )
    .addOption(new Option('--threads <count>', text('cli.option-threads', language)).argParser(parseCount))
    .addOption(
      new Option('--format <format>', text('cli.option-flows-format', language))
        .choices(['text', 'json', 'html', 'svg'])
        .default('text'),
    )
    .addOption(new Option('--out <file>', text('cli.option-flows-out', language)))
    .action(async (logs: string[], options) => {
      const { flowsCommand } = await import('./flows-command.ts');
      done(await flowsCommand(logs, { ...options, lang }));
    });

  const data = program.command('data').description(text('cli.data', language));
  data
    .command('import <file>')
    .description(text('cli.data-import', language))
    .addOption(new Option('--data <folder>', text('cli.option-data', language)))
    .addOption(new Option('--published <date>', text('cli.option-published', language)).argParser(parseDate))
    .addOption(
      new Option('--layer <name>', text('cli.option-layer', language)).choices(['geofeed', 'registry']),
    )
    .action(async (file: string, options) => {
      const { dataImportCommand } = await import('./data-commands.ts');
      done(await dataImportCommand(file, { ...options, lang }));
    });
  data
    .command('list')
    .description(text('cli.data-list', language))
    .addOption(new Option('--data <folder>', text('cli.option-data', language)))
    .action(async (options) => {
      const { dataListCommand } = await import('./data-commands.ts');
      done(await dataListCommand({ ...options, lang }));
    });

  const scheme = program.command('scheme').description(text('cli.scheme', language));
  for (const action of ['list', 'show', 'test'] as const) {
    const name = action === 'list' ? action : `${action} [scheme]`;
    const command = scheme.command(name).description(text(`cli.scheme-${action}`, language));
    if (action === 'list') {
      command.action(async () => {
        const { schemeListCommand } = await import('./scheme-commands.ts');
        done(await schemeListCommand({ lang }));
      });
      continue;
    }
    command.action(async (id: string | undefined) => {
      const { schemeShowCommand, schemeTestCommand } = await import('./scheme-commands.ts');
      done(await (action === 'show' ? schemeShowCommand : schemeTestCommand)(id ?? DEFAULT_SCHEME, { lang }));
    });
  }

  program
    .command('collect <folder>')
    .description(text('cli.collect', language))
    .addOption(new Option('--key <file>', text('cli.option-key', language)).makeOptionMandatory())
    .addOption(new Option('--about <service>', text('cli.option-about', language)))
    .addOption(new Option('--tool <name>', text('cli.option-tool', language)).default('ancrage collect'))
    .addOption(new Option('--out <file>', text('cli.option-collect-out', language)))
    .action(async (folder: string, options) => {
      const { collectCommand } = await import('./collect-command.ts');
      done(await collectCommand(folder, { ...options, lang }));
    });
  const certificate = addCertificateCommands(program, language, done);
  addVerifyCommand(program, language, done);
  const log = addLogCommands(program, language, done);
  program
    .command('vc-api')
    .description(text('cli.vc-api', language))
    .addOption(
      new Option('--port <number>', text('cli.option-log-port', language)).argParser(portOf).default(0),
    )
    .action(async (options) => {
      const { vcApiCommand } = await import('./vc-api-command.ts');
      done(await vcApiCommand({ ...options, lang }));
    });
  for (const { commands } of [program, scheme, certificate, data, log])
    for (const command of commands) command.helpOption('-h, --help', text('cli.option-help', language));
  return program;
}

function titleIn(title: string, language: Lang): string {
  if (title === 'Usage:') return text('cli.title-usage', language);
  if (title === 'Options:') return text('cli.title-options', language);
  if (title === 'Commands:') return text('cli.title-commands', language);
  return title === 'Arguments:' ? text('cli.title-arguments', language) : title;
}

/** What stands for something to write, `<folder>` or `[command]`, by its name in the language. */
function termIn(term: string, language: Lang): string {
  return term.replace(/(?<=[<[])[a-z]+(?=(?:\.\.\.)?[>\]])/g, (name) => {
    const key = `cli.argument.${name}`;
    return isTextKey(key) ? formatText(texts[key], language) : name;
  });
}

/** The description of an option with its choices and default; a switch of language says its default by being used. */
function optionIn({ description, argChoices, defaultValue }: Option, language: Lang): string {
  const notes: string[] = [];
  if (argChoices !== undefined)
    notes.push(text('cli.help-choices', language, { choices: argChoices.join(', ') }));
  if (typeof defaultValue === 'string')
    notes.push(text('cli.help-default', language, { value: defaultValue }));
  return notes.length === 0 ? description : `${description} (${notes.join(', ')})`;
}

/** Commander words its errors in English only; its codes are worded here, with the part that it quotes. */
function wordsOfUsage({ code, message }: CommanderError): string {
  const what = /'([^']*)'/.exec(message)?.[1] ?? message;
  if (code === 'commander.unknownOption') return text('error.cli.UNKNOWN_OPTION', lang, { what });
  if (code === 'commander.unknownCommand') return text('error.cli.UNKNOWN_COMMAND', lang, { what });
  if (code === 'commander.excessArguments') return text('error.cli.EXCESS_ARGUMENTS', lang);
  if (code === 'commander.invalidArgument') return wordsOfInvalid(message, what);
  const key = `cli.argument.${what}`;
  return text('error.cli.MISSING_ARGUMENT', lang, {
    what: isTextKey(key) ? formatText(texts[key], lang) : what,
  });
}

/** The value refused and the form asked for: those that commander quotes, or the words of our own parser. */
function wordsOfInvalid(message: string, what: string): string {
  const [, value = '', why = ''] = /argument '([^]*)' is invalid\.\s*([^]*)$/.exec(message) ?? [];
  const choices = /^Allowed choices are (.*)\.$/.exec(why)?.[1];
  if (choices !== undefined) return text('error.cli.CHOICE', lang, { value, choices });
  return why === '' ? text('error.cli.INVALID_ARGUMENT', lang, { what }) : why;
}

function parseDate(date: string): string {
  try {
    parseUtcDate(date);
    return date;
  } catch {
    throw new InvalidArgumentError(text('error.cli.DATE', lang, { date }));
  }
}

function parsePercent(given: string): number {
  return parseNumber(given, /^(?:\d{1,2}(?:\.\d)?|100)$/);
}

function parseCount(given: string): number {
  return parseNumber(given, /^[1-9]\d?$/);
}

function parseNumber(given: string, form: RegExp): number {
  if (!form.test(given)) throw new InvalidArgumentError(text('error.cli.NUMBER_HERE', lang, { text: given }));
  return Number(given);
}

/** `--lang` decides even the words of help, so it is taken out, wherever it stands, before commander reads the rest. */
function takeLanguage(words: readonly string[]): [Lang | undefined, readonly string[]] {
  const isLang = (word: string | undefined): word is Lang => word === 'fr' || word === 'en';
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return [undefined, words];
  const joined = words[at]!.startsWith('--lang=');
  const value = joined ? words[at]!.slice('--lang='.length) : words[at + 1];
  if (!isLang(value)) return [undefined, words];
  return [value, words.toSpliced(at, joined ? 1 : 2)];
}
