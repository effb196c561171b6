import { resolveOwnModules } from '@ancrage/io/own-modules';

// Before any other module of ours is asked for: what is imported above is still found in Node's way.
resolveOwnModules();
if (process.argv[2] === 'evaluate') {
  // The reading child takes longest to load: it starts before all else.
  const { startEarly } = await import('./early-reader.ts');
  const stop = startEarly();
  await import('./main.ts');
  stop();
} else if (process.argv[2] === 'flows') {
  // A thread that reads flow logs loads what it needs while this one does.
  const { startThread } = await import('./early-thread.ts');
  startThread();
  await import('./main.ts');
} else await import('./main.ts');
