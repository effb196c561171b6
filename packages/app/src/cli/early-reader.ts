import { WatchedReader } from '@ancrage/io/watched-reader';

let early: WatchedReader | undefined;

/** Starts a reading child before it is known what it will read. The answer ends it, where nobody took it. */
export function startEarly(): () => void {
  const reader = new WatchedReader();
  reader.start();
  early = reader;
  return () => {
    reader.stop();
  };
}

/** The reader that was started early, once; another where there is none. */
export function takeReader(): WatchedReader {
  const reader = early ?? new WatchedReader();
  early = undefined;
  return reader;
}
