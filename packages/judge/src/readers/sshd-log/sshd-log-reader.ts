import { JudgeError } from '../../errors/judge-error.ts';
import { ReadingBuilder } from '../../reading/reading-builder.ts';
import type { Reading } from '../../reading/reading.ts';
import { LineTime } from '../access-log/line-time.ts';
import { forEachLine, lineText } from '../access-log/log-lines.ts';
import { LogPeriods } from '../access-log/log-periods.ts';
import { SessionTable } from '../access-log/session-table.ts';
import type { Head, Reader, ReadHint } from '../reader.ts';
import { HostNames } from './host-names.ts';
import { sshdEntry } from './sshd-message.ts';

/** A line of the OpenSSH server, or of the PAM session records that share its file. */
const TIME = String.raw`(?:\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?|[A-Z][a-z]{2} [ \d]\d [\d:]{8})`;
const SSHD = String.raw`sshd(?:-session|-auth)?(?:\[\d+\])?: `;
const AUTH_LINE = new RegExp(
  String.raw`^${TIME} \S{1,255} (?:${SSHD}|[\w./()-]{1,64}(?:\[\d+\])?: pam_unix\()`,
  'm',
);
const UNDATED_SSHD = new RegExp(String.raw`(?:^|\s)${SSHD}`);

/**
 * OpenSSH in a system log: `/var/log/auth.log` of Debian 12 and later, or `journalctl -o short-iso`. Every dated line
 * extends the period that the log covers for its host; only the lines of sshd are looked into.
 */
export const sshdLogReader: Reader = {
  format: 'sshd-log',
  recognise: ({ text }: Head) => AUTH_LINE.test(text),
  read: readSshdLog,
};

function readSshdLog(bytes: Uint8Array, hint: ReadHint): Reading {
  const reading = new ReadingBuilder({ id: hint.evidence, format: 'sshd-log', version: 'syslog' });
  const sessions = new SessionTable();
  const periods = new LogPeriods();
  const hosts = new HostNames();
  const time = new LineTime();
  const undated = { count: 0, firstLine: 0 };
  let lines = 0;
  let skipped = 0;
  forEachLine(bytes, (start, end, line) => {
    lines += 1;
    const kind = time.read(bytes, start, end);
    if (kind !== 'dated') {
      if (UNDATED_SSHD.test(lineText(bytes, start, Math.min(end, start + 512)))) {
        undated.count += 1;
        undated.firstLine ||= line;
      } else skipped += 1;
      return;
    }
    const { ms } = time;
    const host = hosts.read(bytes, time.end, end);
    if (host === undefined) {
      skipped += 1;
      return;
    }
    periods.see(host.name, ms);
    const message = sshdMessage(bytes, host.end, end);
    if (message === undefined) {
      skipped += 1;
      // A log without one line of authentication would show no session whatever happened.
      host.speaks ||= lineText(bytes, host.end, Math.min(end, host.end + 256)).includes('pam_unix(');
      return;
    }
    host.speaks = true;
    const entry = sshdEntry(message);
    if (entry !== undefined) sessions.add({ system: host.name, ms, line, ...entry });
  });
  reading.records(lines, lines - skipped - undated.count);
  if (undated.count > 0) refuseOrNote(reading, periods, undated);
  if (skipped > 0) reading.note('SKIPPED_RECORDS', { pointer: '' }, { count: skipped });
  sessions.addTo(reading);
  periods.addTo(reading, { gaps: undated.count > 0 ? 1 : 0 }, (system) => hosts.speaks(system));
  return reading.build();
}

/** A file without one full date is refused; where only some lines lack it, the log is taken to be interrupted there. */
function refuseOrNote(
  reading: ReadingBuilder,
  periods: LogPeriods,
  { count, firstLine }: { readonly count: number; readonly firstLine: number },
): void {
  if (periods.latest === -Infinity) {
    throw new JudgeError('READ_SHAPE', {
      line: firstLine,
      path: 'date',
      problem: 'no year or no time zone; export with: journalctl -o short-iso --facility=auth,authpriv',
    });
  }
  reading.note('TIME_WITHOUT_YEAR', { line: firstLine }, { count });
}

const [OPEN_BRACKET, COLON, SPACE] = [0x5b, 0x3a, 0x20];
const NAME = [0x73, 0x73, 0x68, 0x64];

/** The message of a line whose program, at `at`, is sshd; undefined for other programs. */
function sshdMessage(bytes: Uint8Array, at: number, end: number): string | undefined {
  if (NAME.some((byte, index) => bytes[at + index] !== byte)) return undefined;
  const after = bytes[at + 4];
  if (after !== OPEN_BRACKET && after !== COLON && after !== 0x2d) return undefined;
  const text = lineText(bytes, at, end);
  const match = /^sshd(?:-session|-auth)?(?:\[\d+\])?: ?/.exec(text);
  return match === null || bytes[at + match[0].length - 1] !== SPACE
    ? undefined
    : text.slice(match[0].length);
}
