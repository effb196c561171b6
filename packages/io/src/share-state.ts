const [FACTS_LEFT, WRITING] = [0, 1];
const MOST = 2 ** 31 - 1;

/** What two threads that read one file know together. Both make one of the same words. */
export class ShareState {
  readonly words: Int32Array;

  constructor(words: Int32Array) {
    this.words = words;
  }

  /** For a file that may have so many facts: each thread alone may give as many. */
  static of(mostFacts: number): ShareState {
    const words = new Int32Array(new SharedArrayBuffer(8));
    words[FACTS_LEFT] = Math.min(mostFacts, MOST);
    return new ShareState(words);
  }

  /** Counts facts before they are given. @throws Error where the file has too many. */
  count(facts: number): void {
    if (Atomics.sub(this.words, FACTS_LEFT, facts) < facts)
      throw new Error('more facts than a file may have');
  }

  /** Writes to the helper's pipe: a thread that is ended meanwhile may leave half a frame there. */
  writing(write: () => void): void {
    Atomics.store(this.words, WRITING, 1);
    write();
    Atomics.store(this.words, WRITING, 0);
  }

  /** Whether all that was begun on that pipe stands there to its end. */
  get isWhole(): boolean {
    return Atomics.load(this.words, WRITING) === 0;
  }
}
