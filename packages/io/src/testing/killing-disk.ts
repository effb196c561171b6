import type { Disk } from '../log/disk.ts';

/**
 * A disk that kills its process at the step with a given number: before it, or after. Steps are those that change what others
 * see; what is on the medium yet makes no difference to a process that dies on a machine that goes on.
 */
export class KillingDisk implements Disk {
  readonly #real: Disk;
  readonly #at: number;
  readonly #when: string;
  steps = 0;

  constructor(real: Disk, at: number, when: string) {
    this.#real = real;
    this.#at = at;
    this.#when = when;
  }

  read: Disk['read'] = (path) => this.#real.read(path);
  list: Disk['list'] = (path) => this.#real.list(path);
  makeFolder: Disk['makeFolder'] = (path) => this.#step(() => this.#real.makeFolder(path));
  write: Disk['write'] = (path, bytes) => this.#step(() => this.#real.write(path, bytes));
  syncFile: Disk['syncFile'] = (path) => this.#real.syncFile(path);
  rename: Disk['rename'] = (from, to) => this.#step(() => this.#real.rename(from, to));
  link: Disk['link'] = (from, to) => this.#step(() => this.#real.link(from, to));
  syncFolder: Disk['syncFolder'] = (path) => this.#real.syncFolder(path);
  remove: Disk['remove'] = (path) => this.#step(() => this.#real.remove(path));

  openAppend: Disk['openAppend'] = async (path) => {
    const file = await this.#real.openAppend(path);
    return { append: (bytes) => this.#step(() => file.append(bytes)), close: () => file.close() };
  };

  async #step<T>(effect: () => Promise<T>): Promise<T> {
    const own = ++this.steps === this.#at;
    if (own && this.#when === 'before') process.kill(process.pid, 'SIGKILL');
    const result = await effect();
    if (own && this.#when === 'after') process.kill(process.pid, 'SIGKILL');
    return result;
  }
}
