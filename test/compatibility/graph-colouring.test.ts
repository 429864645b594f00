import fc from "fast-check";
import { colourGraph, type Graph } from "../../compatibility/graph-colouring";

type Edge = readonly [number, number];

function graphOf(vertices: number, edges: readonly Edge[]): Graph {
  const graph = Array.from({ length: vertices }, () => new Set<number>());
  for (const [a, b] of edges) {
    if (a === b) continue;
    graph[a]!.add(b);
    graph[b]!.add(a);
  }
  return graph;
}

const pairs = (vertices: number): readonly Edge[] =>
  Array.from({ length: vertices }, (_, a) => a).flatMap((a) =>
    Array.from({ length: vertices - a - 1 }, (_, offset): Edge => [a, a + 1 + offset]),
  );
const cycle = (vertices: number): readonly Edge[] =>
  Array.from({ length: vertices }, (_, vertex): Edge => [vertex, (vertex + 1) % vertices]);
/** A wheel with an odd rim: no four vertices know one another, and still it takes four colours. */
const wheel: readonly Edge[] = [...cycle(5), ...[0, 1, 2, 3, 4].map((vertex): Edge => [vertex, 5])];
/** Mycielski's graph of the cycle of five: no triangle, four colours. */
const triangleFree: readonly Edge[] = [
  ...cycle(5),
  ...cycle(5).flatMap(([a, b]): Edge[] => [
    [a + 5, b],
    [a, b + 5],
  ]),
  ...[5, 6, 7, 8, 9].map((vertex): Edge => [vertex, 10]),
];

/** Fewest colours, found by trying all. */
function fewest(graph: Graph): number {
  const possible = (count: number, vertex: number, colours: readonly number[]): boolean =>
    vertex === graph.length ||
    Array.from({ length: count }, (_, colour) => colour).some(
      (colour) =>
        [...graph[vertex]!].every((neighbour) => colours[neighbour] !== colour) &&
        possible(count, vertex + 1, [...colours, colour]),
    );
  return Array.from({ length: graph.length + 1 }, (_, count) => count).find((count) =>
    possible(count, 0, []),
  )!;
}

describe("colourGraph", () => {
  it.each<[string, number, readonly Edge[], number]>([
    ["no vertices", 0, [], 0],
    ["one vertex", 1, [], 1],
    ["strangers", 4, [], 1],
    ["two that conflict", 2, [[0, 1]], 2],
    ["an even cycle", 6, cycle(6), 2],
    ["an odd cycle", 7, cycle(7), 3],
    ["everybody against everybody", 6, pairs(6), 6],
    ["a wheel", 6, wheel, 4],
    ["a graph without triangles", 11, triangleFree, 4],
  ])("finds the fewest colours: %s", (_why, vertices, edges, count) => {
    expect(colourGraph(graphOf(vertices, edges))).toMatchObject({ count, lowerBound: count });
  });

  const anyGraph = fc
    .integer({ min: 0, max: 7 })
    .chain((vertices) => fc.subarray([...pairs(vertices)]).map((edges) => graphOf(vertices, edges)));

  it("gives neighbours different colours and never takes more than needed", () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { colours, count, lowerBound } = colourGraph(graph);
        graph.forEach((neighbours, vertex) => {
          for (const neighbour of neighbours) expect(colours[neighbour]).not.toBe(colours[vertex]);
        });
        expect(new Set(colours).size).toBe(count);
        expect([count, lowerBound]).toEqual([fewest(graph), count]);
      }),
    );
  });

  it("falls back to a greedy colouring and a clique when the search is cut off, and says so", () => {
    const { colours, count, lowerBound } = colourGraph(graphOf(11, triangleFree), 1);
    expect(colours).toHaveLength(11);
    expect(count).toBeGreaterThanOrEqual(4);
    expect(lowerBound).toBe(2);
  });

  it("finds a colouring although the search is cut off", () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { colours, count, lowerBound } = colourGraph(graph, 0);
        expect(colours.every((colour) => colour >= 0 && colour < count)).toBe(true);
        expect(lowerBound).toBeLessThanOrEqual(fewest(graph));
      }),
    );
  });
});
