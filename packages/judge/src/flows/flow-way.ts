/** Which way bytes went, from one's own side. */
export const OUT = 0;
export const IN = 1;
/** Both ends are one's own. */
export const WITHIN = 2;
/** Neither end is known as one's own. */
export const THROUGH = 3;
/** Both ends are private, and the log says that the other one is in another region. */
export const CROSSING = 4;

/** What a record itself says of its way, where it does. */
export const UNTOLD = 0;
export const EGRESS = 1;
export const INGRESS = 2;
export const TO_OTHER_REGION = 3;

/** Which way a flow goes, by the groups of its ends and what the record says. */
export function directionOf(from: number, to: number, way: number): number {
  if (from >= 0 && to >= 0) return way === TO_OTHER_REGION ? CROSSING : WITHIN;
  if (from >= 0) return OUT;
  if (to >= 0) return IN;
  return way === EGRESS ? OUT : way === INGRESS ? IN : THROUGH;
}

/** Directions by what the program that takes records knows: whether each end is one's own, and what the record says. */
export const DIRECTIONS = Uint8Array.from({ length: 16 }, (_, told) =>
  directionOf((told >> 3) - 1, ((told >> 2) & 1) - 1, told & 3),
);
