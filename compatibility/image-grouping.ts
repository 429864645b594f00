import type { Application } from "../model/estate";
import { groupBy } from "../model/group-by";
import { colourGraph, type Graph } from "./graph-colouring";
import {
  conflictBetween,
  imageConstraint,
  type ImageConflict,
  type ImageConstraint,
} from "./image-constraint";
import type { RuleId } from "./rule";

/** An application that is installed on desktops of one kind. */
export interface ImageTenant {
  readonly application: Application;
  /** Rule that asks for a pool of its own, where one does. */
  readonly alone?: RuleId;
}

/** An image with what is installed in it. */
export interface Image {
  /** Sorted ids; those that only come along as partners in the same session are in `broughtAlong`. */
  readonly applications: readonly string[];
  readonly broughtAlong: readonly string[];
}

/** Two sets of applications that cannot share an image. */
export interface ImageClash extends ImageConflict {
  readonly one: readonly string[];
  readonly other: readonly string[];
}

/** Applications without which one image less would do. */
export interface ForcingApplications {
  /** Sorted ids. They ask for the same, so it takes all of them to save the image. */
  readonly applications: readonly string[];
  readonly imagesSaved: number;
  /** Rules behind their clashes, sorted. */
  readonly rules: readonly RuleId[];
}

/** Fewest images for some applications. Plain data. */
export interface ImageGrouping {
  /** The one with most applications first. */
  readonly images: readonly Image[];
  /** No grouping has fewer images; smaller than their number where the search was cut off. */
  readonly lowerBound: number;
  /** What forces more than one image, most applications last. Empty where the search was cut off. */
  readonly forcing: readonly ForcingApplications[];
  readonly clashes: readonly ImageClash[];
  /** Partners that need the same session and exclude each other. */
  readonly torn: readonly { readonly application: string; readonly partner: string; readonly why: string }[];
}

/**
 * Groups applications into as few images as their constraints allow.
 *
 * An application brings the partners it needs in the same session into its image; a partner may stand in several images.
 * Applications that ask for the same are treated as one, those that clash with nothing go to the first image, and the
 * rest is a colouring of the graph of clashes.
 *
 * @param tenants - installed on desktops of one platform, session type and protection class
 * @param inventory - all manifests by id, for partners
 * @param shared - several people share a host
 * @param maxSteps - limit of the search; see `colourGraph`
 */
export function groupImages(
  tenants: readonly ImageTenant[],
  inventory: ReadonlyMap<string, Application>,
  shared: boolean,
  maxSteps?: number,
): ImageGrouping {
  const members = tenants.map((tenant) => memberOf(tenant, inventory, shared));
  const crowds = crowdsOf(members);
  const clashes = clashesBetween(crowds);
  const graph = graphOf(crowds.length, clashes);
  const { colours, count, lowerBound } = colourGraph(graph, maxSteps);
  const images = Array.from({ length: count }, (_, colour) =>
    crowds.filter((_, index) => colours[index] === colour),
  )
    .map((list) => imageOf(list.flatMap((crowd) => crowd.members)))
    .sort(largestFirst);
  return {
    images,
    lowerBound,
    forcing: lowerBound < count ? [] : forcingApplications(crowds, graph, clashes, count),
    clashes: clashes.map(({ conflict, one, other }) => ({
      ...conflict,
      one: idsOf(crowds[one]),
      other: idsOf(crowds[other]),
    })),
    torn: members.flatMap(({ torn }) => torn),
  };
}

/** An application with all it brings into an image. */
interface Member {
  readonly id: string;
  readonly partners: readonly string[];
  readonly constraints: readonly ImageConstraint[];
  readonly torn: ImageGrouping["torn"];
}

/** Members that ask for the same. */
interface Crowd {
  readonly constraints: readonly ImageConstraint[];
  readonly members: readonly Member[];
}

interface Clash {
  readonly one: number;
  readonly other: number;
  readonly conflict: ImageConflict;
}

function memberOf(
  { application, alone }: ImageTenant,
  inventory: ReadonlyMap<string, Application>,
  shared: boolean,
): Member {
  const { id } = application;
  const own = imageConstraint(application, shared);
  const constraints = [alone === undefined ? own : { ...own, alone: { application: id, rule: alone } }];
  const partners: string[] = [];
  const torn: { application: string; partner: string; why: string }[] = [];
  for (const partner of sessionPartners(application, inventory)) {
    const constraint = imageConstraint(partner, shared);
    const conflict = firstConflict(constraints, [constraint]);
    if (conflict !== undefined) torn.push({ application: id, partner: partner.id, why: conflict.why });
    else {
      partners.push(partner.id);
      constraints.push(constraint);
    }
  }
  return { id, partners, constraints, torn };
}

/** Installed applications that it needs in the same session, and those that these need. */
function sessionPartners(
  application: Application,
  inventory: ReadonlyMap<string, Application>,
): readonly Application[] {
  const found = new Map([[application.id, application]]);
  for (const { dependsOn } of found.values()) {
    for (const { application: id, by } of dependsOn) {
      const partner = inventory.get(id);
      if (by === "same-session" && partner?.forms.includes("installed") === true) found.set(id, partner);
    }
  }
  return [...found.values()].slice(1).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The largest first: of equals it gets the image that holds whatever clashes with nothing. */
function crowdsOf(members: readonly Member[]): readonly Crowd[] {
  const asked = ({ constraints }: Member) =>
    new Map(constraints.map((constraint) => [JSON.stringify(constraint), constraint]));
  const groups = groupBy(members, (member) => [...asked(member).keys()].sort().join());
  return [...groups.values()]
    .map((group) => ({ constraints: [...asked(group[0]).values()], members: group }))
    .sort((a, b) => b.members.length - a.members.length || compare(idsOf(a), idsOf(b)));
}

function clashesBetween(crowds: readonly Crowd[]): readonly Clash[] {
  return crowds.flatMap(({ constraints }, one) =>
    crowds.slice(one + 1).flatMap((crowd, offset): readonly Clash[] => {
      const conflict = firstConflict(constraints, crowd.constraints);
      return conflict === undefined ? [] : [{ one, other: one + 1 + offset, conflict }];
    }),
  );
}

function firstConflict(
  ones: readonly ImageConstraint[],
  others: readonly ImageConstraint[],
): ImageConflict | undefined {
  for (const one of ones) {
    for (const other of others) {
      const conflict = conflictBetween(one, other);
      if (conflict !== undefined) return conflict;
    }
  }
  return undefined;
}

function graphOf(vertices: number, clashes: readonly Clash[]): Graph {
  const graph = Array.from({ length: vertices }, () => new Set<number>());
  for (const { one, other } of clashes) {
    graph[one]?.add(other);
    graph[other]?.add(one);
  }
  return graph;
}

function forcingApplications(
  crowds: readonly Crowd[],
  graph: Graph,
  clashes: readonly Clash[],
  count: number,
): readonly ForcingApplications[] {
  return crowds
    .flatMap((crowd, index): readonly ForcingApplications[] => {
      if (graph[index]?.size === 0) return [];
      // A vertex that nobody clashes with costs no colour: as good as gone.
      const without = graph.map((neighbours, vertex) =>
        vertex === index ? new Set<number>() : new Set([...neighbours].filter((other) => other !== index)),
      );
      const imagesSaved = count - colourGraph(without).count;
      if (imagesSaved === 0) return [];
      const own = clashes.filter(({ one, other }) => one === index || other === index);
      const rules = [...new Set(own.map(({ conflict }) => conflict.rule))].sort();
      return [{ applications: idsOf(crowd), imagesSaved, rules }];
    })
    .sort((a, b) => a.applications.length - b.applications.length || compare(a.applications, b.applications));
}

function imageOf(members: readonly Member[]): Image {
  const applications = members.map(({ id }) => id).sort();
  const along = new Set(members.flatMap(({ partners }) => partners));
  return { applications, broughtAlong: [...along].filter((id) => !applications.includes(id)).sort() };
}

function largestFirst(a: Image, b: Image): number {
  return b.applications.length - a.applications.length || compare(a.applications, b.applications);
}

function compare(a: readonly string[], b: readonly string[]): number {
  return a.join() < b.join() ? -1 : 1;
}

function idsOf(crowd: Crowd | undefined): readonly string[] {
  return (crowd?.members ?? []).map(({ id }) => id).sort();
}
