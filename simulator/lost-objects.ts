import { covers } from "./engine/block-match";
import type { ObjectKey, ObjectStore } from "./engine/object-store";
import type { StateObject } from "./stack-workspace";
import { textOf, type ValueObject } from "./value";

/** An existing object and the resource that it belongs to. */
export interface Adoption {
  readonly address: string;
  readonly id: string;
}

/**
 * Objects that an interrupted run created without noting them in a state. A real cloud leaves them to its
 * administrator (`terraform import`); the simulation gives them back to the resources that would create them again.
 *
 * Taken stock of before any stack runs: objects of the present run are never lost.
 */
export class LostObjects {
  private readonly byType = new Map<string, ValueObject[]>();

  /** @param known - what the states of all stacks hold */
  constructor(store: ObjectStore, known: readonly StateObject[]) {
    const knownKeys = new Set(known.map(({ type, id }) => keyText({ type, id: id ?? "" })));
    for (const type of store.types()) {
      const lost = store
        .list(type)
        .filter((object) => !knownKeys.has(keyText({ type, id: textOf(object, "id") ?? "" })));
      if (lost.length > 0) this.byType.set(type, lost);
    }
  }

  /** True when there is nothing to give back. */
  get isEmpty(): boolean {
    return [...this.byType.values()].every((objects) => objects.length === 0);
  }

  /**
   * Gives lost objects to the resources that a plan would create; each object is given once.
   *
   * @param planJson - output of `terraform show -json` for a plan
   */
  adopt(planJson: string): readonly Adoption[] {
    const { resource_changes: changes = [] } = JSON.parse(planJson) as PlanJson;
    return changes
      .filter(({ change }) => change.actions.length === 1 && change.actions[0] === "create")
      .flatMap(({ address, type, change }) => {
        const lost = this.byType.get(type) ?? [];
        const index = lost.findIndex((object) => covers(change.after, object));
        const [object] = index < 0 ? [] : lost.splice(index, 1);
        const id = textOf(object, "id");
        return id === null ? [] : [{ address, id }];
      });
  }
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly type: string;
    readonly change: { readonly actions: readonly string[]; readonly after: ValueObject | null };
  }[];
}

function keyText({ type, id }: ObjectKey): string {
  return `${type} ${id.toLowerCase()}`;
}
