const TURNS = 720;
const RADIUS = 46;

/**
 * A guilloche drawn from a digest, as a small SVG: two documents look different, and one looks the same for ever. It is an
 * ornament and proves nothing. `digest` is 64 hexadecimal digits.
 */
export function rosette(digest: string, colour: string): string {
  const byte = (index: number): number => Number.parseInt(digest.slice(2 * index, 2 * index + 2), 16);
  const rings = [0, 1, 2].map((ring) => {
    const petals = 7 + (byte(ring) % 9) * 2 + ring;
    const depth = 0.1 + (byte(ring + 3) % 16) / 90;
    const twist = (byte(ring + 6) / 255) * Math.PI;
    return ringPath(RADIUS * (1 - ring * 0.24), petals, depth, twist);
  });
  const paths = rings.map((path) => `<path d="${path}" fill="none" stroke="${colour}" stroke-width="0.45"/>`);
  const rim = [49, 47.6]
    .map((r) => `<circle cx="50" cy="50" r="${r}" fill="none" stroke="${colour}" stroke-width="0.7"/>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${rim}${paths.join('')}${ANCHOR(colour)}</svg>`;
}

/** A closed curve around the centre that swings in and out, four strands over each other. */
function ringPath(outer: number, petals: number, depth: number, twist: number): string {
  const strands = [0, 1, 2, 3].map((strand) => {
    const points: string[] = [];
    for (let step = 0; step < TURNS; step += 2) {
      const angle = (step / TURNS) * 2 * Math.PI;
      const radius = outer * (1 - depth + depth * Math.cos(petals * angle + twist + (strand * Math.PI) / 2));
      // Two decimals: what two machines might compute differently is far below.
      points.push(
        `${(50 + radius * Math.cos(angle)).toFixed(2)} ${(50 + radius * Math.sin(angle)).toFixed(2)}`,
      );
    }
    return `M${points.join('L')}Z`;
  });
  return strands.join('');
}

const ANCHOR = (colour: string): string =>
  `<circle cx="50" cy="50" r="15" fill="#ffffff"/><g fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round"><circle cx="50" cy="41.6" r="2.4"/><path d="M50 44V59M45 47.5H55M41 53C42 58 46 60 50 60C54 60 58 58 59 53"/></g>`;
