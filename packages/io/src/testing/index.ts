/** Disks that fail, for tests of what is kept on them. */
export { chanceOf } from './chance.ts';
export { KillingDisk } from './killing-disk.ts';
export { type Fault, faults, Medium, UnreliableDisk } from './unreliable-disk.ts';
