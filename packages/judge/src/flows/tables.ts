/** Tables that people write, as flows need them: one's own networks, who is declared, regions and operators. */
export { declaredOfReading } from './declared-of-reading.ts';
export { readDeclaredTable } from './declared-table.ts';
export { type PlaneTable, readPlaneTable } from './plane-table.ts';
export { readDeclaredParties } from './read-declared-parties.ts';
export { loadReference } from '../reference/reference.ts';
