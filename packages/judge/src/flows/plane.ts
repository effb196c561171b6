/**
 * Planes of one's own addresses: storage and its copies · management and telemetry · tenants’ own traffic · not stated. The
 * gate is on the first two; what nobody stated could be any of them.
 */
export const planes = ['unstated', 'storage', 'management', 'tenants'] as const;
export type Plane = (typeof planes)[number];

/** A plane by its code, which is 0 where the other end is nobody’s own. */
export function planeOf(code: number): Plane | 'none' {
  return code === 0 ? 'none' : planes[code - 1]!;
}
