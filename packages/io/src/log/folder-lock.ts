import { randomBytes } from 'node:crypto';
import { link, mkdir, readdir, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { IoError } from '../io-error.ts';

/** A process, told apart from any other that ever had its number. */
interface Holder {
  readonly host: string;
  /** Of this start of the machine; empty where the system does not say. */
  readonly boot: string;
  /** Processes of another container have numbers of their own. */
  readonly space: string;
  readonly pid: number;
  /** When the process started, in ticks; empty where the system does not say. */
  readonly started: string;
  readonly released: boolean;
}

const NAME = /^lock\.(\d{1,15})$/;

/**
 * Lets one process at a time write to a folder. Locks are numbered files, made by `link`, which fails where the name exists;
 * the highest counts. A new one is made above it only when its holder is gone or has released it; whoever then finds a
 * higher one gives way. The highest is never removed, so no number comes back. A holder of which nobody here can tell
 * whether it lives (another machine, another container) is believed to live.
 *
 * @throws IoError LOG_LOCKED with the process that holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const self = await describeSelf();
  const before = await highest(folder);
  if (before > 0) {
    const holder = await holderOf(folder, before);
    if (holder !== undefined && (await lives(holder, self)))
      throw new IoError('LOG_LOCKED', { folder, pid: holder.pid, file: `lock.${before}` });
  }
  const path = join(folder, `lock.${before + 1}`);
  if (!(await create(folder, path, self)) || (await highest(folder)) !== before + 1)
    throw new IoError('LOG_LOCKED', { folder, pid: 0, file: `lock.${before + 1}` });
  for (const number of await numbers(folder))
    if (number <= before) await rm(join(folder, `lock.${number}`), { force: true });
  return async () => {
    const aside = asideIn(folder);
    await writeFile(aside, JSON.stringify({ ...self, released: true }));
    await rename(aside, path);
  };
}

async function create(folder: string, path: string, self: Holder): Promise<boolean> {
  const aside = asideIn(folder);
  await writeFile(aside, JSON.stringify(self));
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

const asideIn = (folder: string): string => join(folder, `taking.${randomBytes(8).toString('hex')}`);

async function numbers(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => {
    const [, number] = NAME.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}

async function highest(folder: string): Promise<number> {
  return Math.max(0, ...(await numbers(folder)));
}

/**
 * Undefined where the lock says nothing: it gets its name only once it is written, and is not put on the medium, so the power has
 * gone since, and its holder with it.
 */
async function holderOf(folder: string, number: number): Promise<Holder | undefined> {
  const text = await readFile(join(folder, `lock.${number}`), 'utf8');
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

async function lives(holder: Holder, self: Holder): Promise<boolean> {
  if (holder.released) return false;
  if (holder.host !== self.host) return true;
  if (holder.boot !== self.boot) return false;
  if (holder.space !== self.space) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return (await startOf(holder.pid)) === holder.started;
}

async function describeSelf(): Promise<Holder> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const space = await readlink('/proc/self/ns/pid').catch(() => '');
  const started = await startOf(process.pid);
  return { host: hostname(), boot: boot.trim(), space, pid: process.pid, started, released: false };
}

/** Field 22 of `stat`, counted after the name of the program, which may hold anything. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
