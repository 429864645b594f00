import type { Environment } from "./environment";

/** Keeps one object for all environments with the same content: an application is assessed in each object once. */
export class DistinctEnvironments {
  private readonly known = new Map<string, Environment>();

  /** The first environment that had this content. */
  single(environment: Environment): Environment {
    const key = JSON.stringify(environment);
    const first = this.known.get(key);
    if (first !== undefined) return first;
    this.known.set(key, environment);
    return environment;
  }
}
