/**
 * Planes of one's own addresses: storage and its copies · management and telemetry · tenants’ own traffic · not stated. The
 * gate is on the first two; what nobody stated could be any of them.
 */
export const planes = ['unstated', 'storage', 'management', 'tenants'] as const;
export type Plane = (typeof planes)[number];
