import { posix } from 'node:path';
import type { Appending, Disk } from '../log/disk.ts';

interface FileNode {
  /** As a reader sees it. */
  current: Uint8Array;
  /** What a loss of power cannot take. */
  durable: Uint8Array;
}

/** How the step with a given number ends. */
export type Fault =
  /** The power goes before the step; or half-way; or after it, before anyone is told. */
  | 'power-before'
  | 'power-half'
  | 'power-after'
  /** The step fails without effect; half-way; or has its effect and says that it failed. */
  | 'fails'
  | 'fails-half'
  | 'fails-after';
export const faults: readonly Fault[] = [
  'power-before',
  'power-half',
  'power-after',
  'fails',
  'fails-half',
  'fails-after',
];

/**
 * What a folder is to a machine that may lose power: a file's bytes and its name are two things, each on the medium only once
 * it was synced, and what was not may be there or not. `chance` from 0 to 1 decides which, so that a run can be repeated.
 */
export class Medium {
  readonly #chance: () => number;
  #names = new Map<string, FileNode | 'folder'>();
  #durableNames = new Map<string, FileNode | 'folder'>();

  constructor(chance: () => number) {
    this.#chance = chance;
  }

  /** The same folder once more, as it is now, to be broken in another way. */
  copy(chance: () => number): Medium {
    const twin = new Medium(chance);
    const nodes = new Map<FileNode | 'folder', FileNode | 'folder'>([['folder', 'folder']]);
    const twinOf = (node: FileNode | 'folder'): FileNode | 'folder' => {
      const known = nodes.get(node) ?? { ...(node as FileNode) };
      nodes.set(node, known);
      return known;
    };
    for (const [path, node] of this.#names) twin.#names.set(path, twinOf(node));
    for (const [path, node] of this.#durableNames) twin.#durableNames.set(path, twinOf(node));
    return twin;
  }

  get names(): Map<string, FileNode | 'folder'> {
    return this.#names;
  }

  get chance(): () => number {
    return this.#chance;
  }

  syncFolder(folder: string): void {
    for (const path of new Set([...this.#names.keys(), ...this.#durableNames.keys()])) {
      if (posix.dirname(path) !== folder) continue;
      const node = this.#names.get(path);
      if (node === undefined) this.#durableNames.delete(path);
      else this.#durableNames.set(path, node);
    }
  }

  /** Each name and each file is as it was last synced, or as it was last seen, or in between. */
  losePower(): void {
    const after = new Map<string, FileNode | 'folder'>();
    for (const path of new Set([...this.#names.keys(), ...this.#durableNames.keys()])) {
      const node = (this.#chance() < 0.5 ? this.#names : this.#durableNames).get(path);
      if (node !== undefined) after.set(path, node);
    }
    for (const [path, node] of after) {
      // A name under a folder whose own name is lost is lost.
      const folder = posix.dirname(path);
      if (folder !== '.' && !after.has(folder)) after.delete(path);
      else if (node !== 'folder') node.current = this.#survivor(node);
    }
    for (const path of [...after.keys()].sort())
      if (posix.dirname(path) !== '.' && !after.has(posix.dirname(path))) after.delete(path);
    for (const node of after.values()) if (node !== 'folder') node.durable = node.current;
    this.#names = after;
    this.#durableNames = new Map(after);
  }

  #survivor({ current, durable }: FileNode): Uint8Array {
    const chance = this.#chance();
    if (chance < 0.3) return durable;
    if (chance < 0.5) return current;
    // Space was given and the bytes never came; or only the first of them did.
    const from = this.#chance() < 0.5 ? durable.length : Math.floor(this.#chance() * current.length);
    if (chance < 0.75) return current.slice(0, Math.max(from, Math.min(durable.length, current.length)));
    const zeroed = Uint8Array.from(current);
    zeroed.fill(0, Math.min(durable.length, current.length));
    return zeroed;
  }
}

/** A disk whose step number `at` ends in a fault; after a loss of power no step ends at all. */
export class UnreliableDisk implements Disk {
  readonly #medium: Medium;
  readonly #at: number;
  readonly #fault: Fault;
  steps = 0;
  #off = false;
  #whenOff: () => void = () => {};
  /** Ends when the power goes. */
  readonly powerLoss: Promise<void>;
  /** Called with each checkpoint that readers could see. */
  onShown: (bytes: Uint8Array) => void = () => {};

  constructor(medium: Medium, at = Infinity, fault: Fault = 'fails') {
    this.#medium = medium;
    this.#at = at;
    this.#fault = fault;
    this.powerLoss = new Promise((resolve) => {
      this.#whenOff = resolve;
    });
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    await this.#running();
    const node = this.#medium.names.get(path);
    return node === undefined || node === 'folder' ? undefined : Uint8Array.from(node.current);
  }

  async list(folder: string): Promise<string[]> {
    await this.#running();
    const paths = [...this.#medium.names.keys()];
    return paths.filter((path) => posix.dirname(path) === folder).map((path) => posix.basename(path));
  }

  makeFolder(folder: string): Promise<void> {
    return this.#step(() => {
      this.#inFolder(folder);
      this.#medium.names.set(folder, 'folder');
    });
  }

  write(path: string, bytes: Uint8Array): Promise<void> {
    return this.#step((part) => {
      this.#inFolder(path);
      const before = this.#medium.names.get(path);
      const current = bytes.slice(0, Math.floor(part * bytes.length));
      // As on a real disk, a file of two names changes under both.
      if (before !== undefined && before !== 'folder') before.current = current;
      else this.#medium.names.set(path, { current, durable: new Uint8Array() });
    });
  }

  syncFile(path: string): Promise<void> {
    return this.#step((part) => {
      const node = this.#file(path);
      if (part === 1) node.durable = node.current;
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.#step((part) => {
      const node = this.#file(from);
      if (part < 1 && this.#medium.chance() < 0.5) return;
      this.#medium.names.set(to, node);
      this.#medium.names.delete(from);
      if (posix.basename(to) === 'checkpoint') this.onShown(node.current);
    });
  }

  async link(from: string, to: string): Promise<boolean> {
    let made = false;
    await this.#step((part) => {
      const node = this.#file(from);
      this.#inFolder(to);
      made = !this.#medium.names.has(to);
      if (part < 1 && this.#medium.chance() < 0.5) return;
      if (made) this.#medium.names.set(to, node);
    });
    return made;
  }

  syncFolder(folder: string): Promise<void> {
    return this.#step((part) => {
      if (part === 1) this.#medium.syncFolder(folder);
    });
  }

  remove(path: string): Promise<void> {
    return this.#step((part) => {
      for (const name of this.#medium.names.keys())
        if (name === path || name.startsWith(`${path}/`))
          if (part === 1 || this.#medium.chance() < 0.5) this.#medium.names.delete(name);
    });
  }

  async openAppend(path: string): Promise<Appending> {
    await this.#running();
    const node = this.#file(path);
    return {
      append: (bytes) =>
        this.#step((part) => {
          const more = bytes.subarray(0, Math.floor(part * bytes.length));
          node.current = Uint8Array.from([...node.current, ...more]);
          if (part === 1) node.durable = node.current;
        }),
      close: async () => {},
    };
  }

  /** Does a step, wholly (`part` 1) or in part, as the plan says. */
  async #step(effect: (part: number) => void): Promise<void> {
    await this.#running();
    // As a real disk does, it lets others run meanwhile.
    if (this.#medium.chance() < 0.3) await new Promise(setImmediate);
    await this.#running();
    if (++this.steps !== this.#at) {
      effect(1);
      return;
    }
    const part = this.#medium.chance();
    if (this.#fault.endsWith('half')) effect(part);
    else if (this.#fault.endsWith('after')) effect(1);
    if (this.#fault.startsWith('fails')) throw new Error('the disk says that it failed');
    this.#off = true;
    this.#whenOff();
    await this.#running();
  }

  async #running(): Promise<void> {
    if (this.#off) await new Promise(() => {});
  }

  #file(path: string): FileNode {
    const node = this.#medium.names.get(path);
    if (node === undefined || node === 'folder') throw new Error(`no file ${path}`);
    return node;
  }

  #inFolder(path: string): void {
    const folder = posix.dirname(path);
    if (folder !== '.' && this.#medium.names.get(folder) !== 'folder') throw new Error(`no folder ${folder}`);
  }
}
