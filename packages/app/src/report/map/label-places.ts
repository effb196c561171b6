/** A point of the drawing that wants a label. */
export interface LabelPoint {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** Where a label goes; `line` where it stands far enough from its point to need a leader. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
  readonly line: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Height of a line of label and estimated width of one of its characters, in units of the drawing. */
const LINE = 16;
const CHAR = 7.4;
const MARKER = 8;

const DISTANCES = [11, 24, 40, 60, 84];
const DIRECTIONS = [0, 180, -90, 90, -45, 45, -135, 135, -20, 20, 200, 160];

/**
 * Labels beside their points without covering one another, the markers or the obstacles. Greedy, in the order given, so
 * that the same places give the same drawing. Undefined where there is no room: the table still names the place.
 */
export function placeLabels(
  points: readonly LabelPoint[],
  frame: Box,
  obstacles: readonly Box[],
): (PlacedLabel | undefined)[] {
  const markers = points.map(
    ({ x, y }): Box => ({ x: x - MARKER, y: y - MARKER, width: 2 * MARKER, height: 2 * MARKER }),
  );
  const taken: Box[] = [...obstacles];
  return points.map((point) => {
    const width = point.label.length * CHAR;
    for (const distance of DISTANCES) {
      for (const degrees of DIRECTIONS) {
        const placed = candidate(point, distance, degrees);
        const box = boxOf(placed, width);
        if (!within(box, frame) || [...taken, ...markers].some((other) => overlap(box, other))) continue;
        taken.push(box);
        return placed;
      }
    }
    return undefined;
  });
}

function candidate(point: LabelPoint, distance: number, degrees: number): PlacedLabel {
  const angle = (degrees * Math.PI) / 180;
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const anchor = Math.abs(dx) < 0.3 ? 'middle' : dx > 0 ? 'start' : 'end';
  const lift = anchor === 'middle' && dy > 0 ? 6 : 0;
  return { x: point.x + dx * distance, y: point.y + dy * distance + lift, anchor, line: distance > 12 };
}

/** `y` is the middle of the line. */
function boxOf({ x, y, anchor }: PlacedLabel, width: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x: left, y: y - LINE / 2, width, height: LINE };
}

function within(box: Box, frame: Box): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
