import type { WriteStream } from 'node:tty';

/** A one-line progress bar on a terminal; silent elsewhere, so that logs stay clean. */
export class Progress {
  readonly #stream: WriteStream;
  #shown = false;

  constructor(stream: WriteStream) {
    this.#stream = stream;
  }

  show(done: number, total: number, label: string): void {
    if (!this.#stream.isTTY) return;
    const width = 24;
    const filled = total === 0 ? width : Math.floor((done / total) * width);
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    const line = `${bar} ${done}/${total} ${label}`;
    this.#stream.write(`\r\u001B[K${line.slice(0, (this.#stream.columns || 80) - 1)}`);
    this.#shown = true;
  }

  clear(): void {
    if (this.#shown) this.#stream.write('\r\u001B[K');
    this.#shown = false;
  }
}
