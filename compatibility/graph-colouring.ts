/** Colours for the vertices of a graph, so that neighbours differ. */
export interface Colouring {
  /** Colour of each vertex, from 0 without gaps. */
  readonly colours: readonly number[];
  /** Number of colours. */
  readonly count: number;
  /** No colouring has fewer colours than this. */
  readonly lowerBound: number;
}

/**
 * Vertices that the exact search may colour before it gives up (count): a second for a random graph of 60 vertices. Our
 * own limit; the graphs of conflicting applications need a few hundred.
 */
const MAX_STEPS = 20_000;

/** From which vertex neighbours lead where: indices of the neighbours of each vertex, both ways. */
export type Graph = readonly ReadonlySet<number>[];

/**
 * Fewest colours for a graph.
 *
 * Starts from the greedy colouring that always takes the vertex with the most colours around it (DSATUR) and searches for
 * fewer colours by branch and bound in the same order. A clique is the lower bound. Deterministic: of equals the vertex
 * with more neighbours, then the first.
 *
 * @param maxSteps - vertices coloured until the search stops with the best colouring found so far; then `lowerBound` is
 * smaller than `count`
 * @example
 * colourGraph([new Set([1]), new Set([0]), new Set()]).count // => 2
 */
export function colourGraph(graph: Graph, maxSteps: number = MAX_STEPS): Colouring {
  const clique = largestGreedyClique(graph);
  const search: Search = { graph, best: [], bound: Infinity, steps: 0, maxSteps: Infinity };
  // The first descent cannot be cut off: it is the greedy colouring.
  descend(
    search,
    graph.map(() => UNCOLOURED),
    0,
    clique,
    true,
  );
  const limited = { ...search, steps: 0, maxSteps };
  if (limited.bound > clique)
    descend(
      limited,
      graph.map(() => UNCOLOURED),
      0,
      clique,
      false,
    );
  const exhausted = limited.steps > maxSteps;
  return {
    colours: limited.best,
    count: limited.bound,
    lowerBound: exhausted ? Math.min(clique, limited.bound) : limited.bound,
  };
}

const UNCOLOURED = -1;

interface Search {
  readonly graph: Graph;
  readonly maxSteps: number;
  best: readonly number[];
  /** Number of colours of `best`. */
  bound: number;
  steps: number;
}

/** Colours the vertices that have none; true when the search is over. */
function descend(search: Search, colours: number[], used: number, clique: number, greedy: boolean): boolean {
  const vertex = nextVertex(search.graph, colours);
  if (vertex === undefined) {
    search.best = [...colours];
    search.bound = used;
    return greedy || used <= clique;
  }
  search.steps += 1;
  if (search.steps > search.maxSteps) return true;
  const taken = coloursAround(search.graph, colours, vertex);
  for (let colour = 0; colour <= used && Math.max(used, colour + 1) < search.bound; colour += 1) {
    if (taken.has(colour)) continue;
    colours[vertex] = colour;
    if (descend(search, colours, Math.max(used, colour + 1), clique, greedy)) return true;
  }
  colours[vertex] = UNCOLOURED;
  return false;
}

function nextVertex(graph: Graph, colours: readonly number[]): number | undefined {
  let next: number | undefined;
  let most: readonly [saturation: number, degree: number] = [-1, -1];
  graph.forEach((neighbours, vertex) => {
    if (colours[vertex] !== UNCOLOURED) return;
    const saturation = coloursAround(graph, colours, vertex).size;
    if (saturation < most[0] || (saturation === most[0] && neighbours.size <= most[1])) return;
    next = vertex;
    most = [saturation, neighbours.size];
  });
  return next;
}

function coloursAround(graph: Graph, colours: readonly number[], vertex: number): ReadonlySet<number> {
  const around = new Set<number>();
  for (const neighbour of graph[vertex] ?? []) {
    const colour = colours[neighbour] ?? UNCOLOURED;
    if (colour !== UNCOLOURED) around.add(colour);
  }
  return around;
}

/** Size of the largest clique that grows from some vertex, taking neighbours with more neighbours first. */
function largestGreedyClique(graph: Graph): number {
  const degree = (vertex: number): number => graph[vertex]?.size ?? 0;
  const sizes = graph.map((neighbours, start) => {
    const clique = [start];
    for (const vertex of [...neighbours].sort((a, b) => degree(b) - degree(a) || a - b)) {
      if (clique.every((member) => graph[member]?.has(vertex))) clique.push(vertex);
    }
    return clique.length;
  });
  return Math.max(0, ...sizes);
}
