import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Folders of this copy of Ancrage that the commands read. */
export const productPaths = {
  root,
  schemes: join(root, 'schemes'),
  reference: join(root, 'reference'),
  laws: join(root, 'laws'),
  trust: join(root, 'trust'),
  /** What may be deleted at any time: each start writes again what it misses. */
  kept: join(root, 'node_modules', '.cache', 'kept'),
} as const;
