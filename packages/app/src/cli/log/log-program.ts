import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from '../exit-code.ts';

/** Kinds of entry, written here so that help loads nothing else; a test holds them to those of the log. */
export const entryKinds = [
  'certificate',
  'attestation',
  'status-list',
  'key',
  'evaluation',
  'decision',
  'edition',
] as const;

/** Adds `log` and what it does to the table of commands; each is loaded only when it runs. */
export function addLogCommands(program: Command, lang: Lang, done: (code: ExitCode) => void): Command {
  const log = program.command('log').description(text('cli.log', lang));
  const keys = (option: Option): Option => option.argParser(several).makeOptionMandatory();
  log
    .command('init <log>')
    .description(text('cli.log-init', lang))
    .addOption(new Option('--origin <name>', text('cli.option-log-origin', lang)).makeOptionMandatory())
    .addOption(new Option('--key <file>', text('cli.option-log-new-key', lang)).makeOptionMandatory())
    .addOption(new Option('--pq-key <file>', text('cli.option-log-pq-key', lang)))
    .action(async (folder: string, options) => {
      const { logInitCommand } = await import('./log-init-command.ts');
      done(await logInitCommand(folder, { ...options, lang }));
    });
  log
    .command('append <log> <files...>')
    .description(text('cli.log-append', lang))
    .addOption(
      new Option('--kind <kind>', text('cli.option-log-kind', lang))
        .choices(entryKinds)
        .makeOptionMandatory(),
    )
    .addOption(keys(new Option('--key <file>', text('cli.option-log-key', lang))))
    .action(async (folder: string, files: string[], options) => {
      const { logAppendCommand } = await import('./log-append-command.ts');
      done(await logAppendCommand(folder, files, { ...options, lang }));
    });
  log
    .command('checkpoint <log>')
    .description(text('cli.log-checkpoint', lang))
    .addOption(new Option('--policy <file>', text('cli.option-log-witnesses', lang)))
    .action(async (folder: string, options) => {
      const { logCheckpointCommand } = await import('./log-checkpoint-command.ts');
      done(await logCheckpointCommand(folder, { ...options, lang }));
    });
  log
    .command('prove <log> <document>')
    .description(text('cli.log-prove', lang))
    .addOption(new Option('--out <file>', text('cli.option-log-proof-out', lang)))
    .addOption(new Option('--receipt <file>', text('cli.option-log-receipt', lang)))
    .addOption(new Option('--key <file>', text('cli.option-log-key', lang)))
    .action(async (folder: string, document: string, options) => {
      const { logProveCommand } = await import('./log-prove-command.ts');
      done(await logProveCommand(folder, document, { ...options, lang }));
    });
  log
    .command('witness <folder>')
    .description(text('cli.log-witness', lang))
    .addOption(new Option('--name <name>', text('cli.option-log-witness-name', lang)).makeOptionMandatory())
    .addOption(keys(new Option('--key <file>', text('cli.option-log-witness-key', lang))))
    .addOption(new Option('--policy <file>', text('cli.option-log-watched', lang)).makeOptionMandatory())
    .addOption(new Option('--port <number>', text('cli.option-log-port', lang)).argParser(portOf).default(0))
    .action(async (folder: string, options) => {
      const { logWitnessCommand } = await import('./log-witness-command.ts');
      done(await logWitnessCommand(folder, { ...options, lang }));
    });
  log
    .command('fsck <log>')
    .description(text('cli.log-fsck', lang))
    .addOption(new Option('--policy <file>', text('cli.option-log-policy', lang)))
    .addOption(new Option('--documents <folder>', text('cli.option-log-documents', lang)))
    .action(async (folder: string, options) => {
      const { logFsckCommand } = await import('./log-fsck-command.ts');
      done(await logFsckCommand(folder, { ...options, lang }));
    });
  return log;
}

const several = (value: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  value,
];

/** A port as an option gives it. @throws InvalidArgumentError for anything else. */
export function portOf(value: string): number {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535) throw new InvalidArgumentError('');
  return port;
}
