import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChartEdge, ChartNode, OwnershipChart } from '@ancrage/judge';
import fc from 'fast-check';
import { chartBoxes } from './chart-boxes.ts';
import { chartLayers } from './chart-layers.ts';
import { chartSvg } from './draw-chart.ts';
import { BOX, placeChart } from './place-chart.ts';

const node = (id: string, more: Partial<ChartNode> = {}): ChartNode => ({
  id,
  ids: [id],
  name: id,
  kind: 'entity',
  country: 'CA',
  status: 'unknown',
  depth: 0,
  ...more,
});
const edge = (holder: string, issuer: string, lo = '10', more: Partial<ChartEdge> = {}): ChartEdge => ({
  holder,
  issuer,
  direct: true,
  votes: { lo, hi: lo },
  capital: { lo, hi: lo },
  rights: [],
  drawn: true,
  breaks: [],
  places: [],
  ...more,
});
const chart = (edges: readonly ChartEdge[], nodes: readonly ChartNode[]): OwnershipChart => ({
  entity: 'n0',
  controller: null,
  nodes_total: nodes.length,
  nodes,
  edges,
  holders: [],
  holders_total: 0,
  beneficial_owners: [],
  undisclosed: [{ issuer: 'n0', axis: 'votes', share: '5' }],
  tests: [],
  findings: [],
});

const arbitrary = fc.integer({ min: 1, max: 24 }).chain((size) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(size), fc.nat(size)), { maxLength: 50, selector: (pair) => pair.join() })
    .map((pairs) =>
      chart(
        pairs.map(([holder, issuer]) => edge(`n${holder}`, `n${issuer}`)),
        Array.from({ length: size + 1 }, (_, index) => node(`n${index}`)),
      ),
    ),
);

test('property: loops or not, boxes never overlap, all lies within the drawing, and every edge has its line', () => {
  fc.assert(
    fc.property(arbitrary, (made) => {
      const { boxes, edges } = chartBoxes(made);
      const layers = chartLayers(
        'n0',
        boxes.map(({ id }) => id),
        edges,
      );
      const placed = placeChart(layers, () => 28);
      assert.equal(placed.corners.size, boxes.length);
      assert.equal(placed.lines.size + placed.loops.size, edges.length);
      assert.equal(placed.labels.size, edges.length);
      const corners = [...placed.corners.values()];
      corners.forEach(([x, y], index) => {
        assert.ok(x >= 0 && y >= 0 && x + BOX.width <= placed.width && y + BOX.height <= placed.height);
        for (const [otherX, otherY] of corners.slice(index + 1))
          assert.ok(Math.abs(x - otherX) >= BOX.width || Math.abs(y - otherY) >= BOX.height);
      });
      for (const [{ holder, issuer }] of placed.lines)
        assert.ok(
          placed.corners.get(holder)![1] < placed.corners.get(issuer)![1],
          `${holder} over ${issuer}`,
        );
      for (const points of [...placed.lines.values(), ...placed.loops.values()])
        for (const [x, y] of points) assert.ok(x >= 0 && x <= placed.width && y >= 0 && y <= placed.height);
    }),
    { numRuns: 200 },
  );
});

test('a test that is broken shows by more than colour, a long name is cut with its whole in a title', () => {
  const long = 'Société de portefeuille du Saguenay–Lac-Saint-Jean et de la Côte-Nord inc. <b>';
  const svg = chartSvg(
    chart(
      [edge('n1', 'n0', '45', { breaks: ['OWN-02'] }), edge('n0', 'n1', '3', { direct: false })],
      [node('n0'), node('n1', { name: long, status: 'foreign' })],
    ),
    'fr',
  );
  assert.match(svg, /✗ OWN-02/);
  assert.match(
    svg,
    /<title>Société de portefeuille du Saguenay–Lac-Saint-Jean et de la Côte-Nord inc\. &lt;b&gt; –/,
  );
  assert.match(svg, /…<\/text>/);
  assert.match(svg, />étranger</);
  assert.match(svg, />indirect</);
  assert.match(svg, /Non divulgué/);
  assert.doesNotMatch(svg, /<script|href|url\(/);
});

test('the holders of a widely held entity beyond the largest share one box', () => {
  const many = Array.from({ length: 40 }, (_, index) => `n${index + 1}`);
  const { boxes } = chartBoxes(
    chart(
      many.map((id, index) => edge(id, 'n0', String(index / 40))),
      [node('n0'), ...many.map((id) => node(id))],
    ),
  );
  assert.deepEqual(
    boxes.flatMap((box) => (box.kind === 'more' ? box.count : [])),
    [31],
  );
});

test('a word longer than its box goes on below, after a hyphen; a name of several words is broken between them', () => {
  const named = (name: string): string[] =>
    [...chartSvg(chart([], [node('n0', { name })]), 'fr').matchAll(/class="n"[^>]*>([^<]*)</g)].map(
      ([, words]) => words!,
    );
  const [first = '', second = ''] = named('Valtiovarainministeriönvirasto');
  assert.match(first, /^Valtio\p{L}+-$/u);
  assert.equal(`${first.slice(0, -1)}${second}`, 'Valtiovarainministeriönvirasto');
  assert.deepEqual(named('Nordet Infonuagique inc.'), ['Nordet Infonuagique', 'inc.']);
});
