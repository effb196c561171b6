import { text } from '@ancrage/base/texts';
import type { Lang } from '@ancrage/base';
import { type Command, Option } from 'commander';
import type { ExitCode } from './exit-code.ts';

type Done = (code: ExitCode) => void;

const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** The options of an act are told apart by long names; a key may be given several times, once for each person. */
function acting(command: Command, language: Lang, required: boolean): Command {
  const key = new Option('--key <key>', text('cli.option-act-key', language)).argParser(
    (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
  );
  return command.addOption(required ? key.makeOptionMandatory() : key);
}

/** `certificate …`: each module is loaded only when it runs. */
export function addCertificateCommands(program: Command, language: Lang, done: Done): Command {
  const certificate = program.command('certificate').description(text('cli.certificate', language));

  certificate
    .command('init <register>')
    .description(text('cli.certificate-init', language))
    .addOption(new Option('--id <id>', text('cli.option-issuer-id', language)).makeOptionMandatory())
    .addOption(new Option('--name <name>', text('cli.option-issuer-name', language)).makeOptionMandatory())
    .addOption(new Option('--demonstration', text('cli.option-demonstration', language)))
    .addOption(
      new Option('--token <use=address>', text('cli.option-token', language)).argParser(
        (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
      ),
    )
    .action(async (folder: string, options) => {
      const { initRegisterCommand } = await import('./certificate/init-register-command.ts');
      done(await initRegisterCommand(folder, { ...options, lang: language }));
    });

  acting(
    certificate.command('evaluation <report>').description(text('cli.certificate-evaluation', language)),
    language,
    true,
  )
    .addOption(new Option('--out <file>', text('cli.option-act-out', language)).default('evaluation.json'))
    .action(async (report: string, options) => {
      const { evaluationCommand } = await import('./certificate/evaluation-command.ts');
      done(await evaluationCommand(report, { ...options, lang: language }));
    });

  acting(
    certificate.command('decision <report>').description(text('cli.certificate-decision', language)),
    language,
    true,
  )
    .addOption(
      new Option('--evaluation <file>', text('cli.option-evaluation', language)).default('evaluation.json'),
    )
    .addOption(new Option('--level <level>', text('cli.option-grant-level', language)))
    .addOption(new Option('--until <date>', text('cli.option-until', language)))
    .addOption(
      new Option('--tolerate <control=date>', text('cli.option-tolerate', language)).argParser(several),
    )
    .addOption(new Option('--reason-fr <text>', text('cli.option-reason-fr', language)))
    .addOption(new Option('--reason-en <text>', text('cli.option-reason-en', language)))
    .addOption(new Option('--out <file>', text('cli.option-act-out', language)).default('decision.json'))
    .action(async (report: string, options) => {
      const { decisionCommand } = await import('./certificate/decision-command.ts');
      done(await decisionCommand(report, { ...options, lang: language }));
    });

  acting(
    certificate.command('sign <act>').description(text('cli.certificate-sign', language)),
    language,
    true,
  ).action(async (act: string, options) => {
    const { signCommand } = await import('./certificate/sign-command.ts');
    done(await signCommand(act, { ...options, lang: language }));
  });

  certificate
    .command('issue <register>')
    .description(text('cli.certificate-issue', language))
    .addOption(new Option('--report <file>', text('cli.option-report', language)).makeOptionMandatory())
    .addOption(
      new Option('--evaluation <file>', text('cli.option-evaluation', language)).default('evaluation.json'),
    )
    .addOption(
      new Option('--decision <file>', text('cli.option-decision', language)).default('decision.json'),
    )
    .addOption(new Option('--trust <file>', text('cli.option-trust', language)))
    .addOption(new Option('--evidence <folder>', text('cli.option-issue-evidence', language)))
    .addOption(
      new Option('--timestamp <url>', text('cli.option-timestamp', language)).argParser(
        (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
      ),
    )
    .action(async (folder: string, options) => {
      const { issueCommand } = await import('./certificate/issue-command.ts');
      done(await issueCommand(folder, { ...options, lang: language }));
    });

  certificate
    .command('present <bundle>')
    .description(text('cli.certificate-present', language))
    .addOption(
      new Option('--piece <path>', text('cli.option-piece', language)).argParser(several).default([]),
    )
    .addOption(new Option('--out <file>', text('cli.option-present-out', language)))
    .action(async (bundle: string, options) => {
      const { presentCommand } = await import('./certificate/present-command.ts');
      done(await presentCommand(bundle, { ...options, lang: language }));
    });

  for (const act of ['suspend', 'reinstate', 'withdraw'] as const) {
    acting(
      certificate.command(`${act} <register> <number>`).description(text(`cli.certificate-${act}`, language)),
      language,
      false,
    )
      .addOption(new Option('--decision <file>', text('cli.option-decision', language)))
      .addOption(new Option('--reason-fr <text>', text('cli.option-reason-fr', language)))
      .addOption(new Option('--reason-en <text>', text('cli.option-reason-en', language)))
      .addOption(new Option('--out <file>', text('cli.option-act-out', language)))
      .addOption(new Option('--trust <file>', text('cli.option-trust', language)))
      .action(async (folder: string, number: string, options) => {
        const { changeCommand } = await import('./certificate/change-command.ts');
        done(await changeCommand(act, folder, number, { key: [], ...options, lang: language }));
      });
  }

  certificate
    .command('pdf <register> <number>')
    .description(text('cli.certificate-pdf', language))
    .addOption(new Option('--out <file>', text('cli.option-pdf-out', language)))
    .addOption(new Option('--key <key>', text('cli.option-pdf-key', language)))
    .addOption(new Option('--chain <file>', text('cli.option-pdf-chain', language)))
    .addOption(new Option('--timestamp <url>', text('cli.option-pdf-timestamp', language)))
    .action(async (folder: string, number: string, options) => {
      const { pdfCommand } = await import('./certificate/pdf-command.ts');
      done(await pdfCommand(folder, number, { ...options, lang: language }));
    });

  certificate
    .command('rotate <register>')
    .description(text('cli.certificate-rotate', language))
    .addOption(
      new Option('--use <use...>', text('cli.option-use', language)).choices([
        'root',
        'certificate',
        'status',
      ]),
    )
    .addOption(new Option('--revoke', text('cli.option-revoke', language)))
    .addOption(
      new Option('--token <use=address>', text('cli.option-token', language)).argParser(
        (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
      ),
    )
    .action(async (folder: string, options) => {
      const { rotateCommand } = await import('./certificate/rotate-command.ts');
      done(await rotateCommand(folder, { ...options, lang: language }));
    });

  certificate
    .command('status <register>')
    .description(text('cli.certificate-status', language))
    .addOption(new Option('--renew', text('cli.option-renew', language)))
    .action(async (folder: string, options) => {
      const { registerStatusCommand } = await import('./certificate/register-status-command.ts');
      done(await registerStatusCommand(folder, { ...options, lang: language }));
    });
  return certificate;
}

/** `verify <bundle>`. */
export function addVerifyCommand(program: Command, language: Lang, done: Done): void {
  program
    .command('verify <bundle>')
    .description(text('cli.verify', language))
    .addOption(new Option('--policy <file>', text('cli.option-policy', language)))
    .addOption(new Option('--at <instant>', text('cli.option-verify-at', language)))
    .addOption(new Option('--evidence <folder>', text('cli.option-evidence', language)))
    .addOption(new Option('--earlier <file>', text('cli.option-earlier', language)))
    .addOption(new Option('--log <folder>', text('cli.option-earlier-log', language)))
    .addOption(
      new Option('--file <path>', text('cli.option-verify-file', language)).argParser(several).default([]),
    )
    .addOption(new Option('--trust <file>', text('cli.option-trust', language)))
    .addOption(
      new Option('--host <bundle>', text('cli.option-host', language)).argParser(several).default([]),
    )
    .addOption(new Option('--host-policy <file>', text('cli.option-host-policy', language)))
    .addOption(
      new Option('--format <format>', text('cli.option-read-format', language))
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (bundle: string, options) => {
      const { verifyCommand } = await import('./verify-command.ts');
      done(await verifyCommand(bundle, { ...options, lang: language }));
    });
}
