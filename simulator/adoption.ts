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
 * Finds objects that an interrupted run created without noting them in a state, and the resources that would create
 * them again. A real cloud leaves this to its administrator (`terraform import`).
 *
 * @param known - what the states of all stacks hold
 * @param planJson - output of `terraform show -json` for a plan
 */
export function findAdoptions(
  store: ObjectStore,
  known: readonly StateObject[],
  planJson: string,
): readonly Adoption[] {
  const knownIds = new Set(known.map(({ type, id }) => keyText({ type, id: id ?? "" })));
  const free = new Map<string, ValueObject[]>();
  const lostObjects = (type: string): ValueObject[] => {
    const lost =
      free.get(type) ??
      store.list(type).filter((object) => !knownIds.has(keyText({ type, id: textOf(object, "id") ?? "" })));
    free.set(type, lost);
    return lost;
  };
  const { resource_changes: changes = [] } = JSON.parse(planJson) as PlanJson;
  return changes
    .filter(({ change }) => change.actions.length === 1 && change.actions[0] === "create")
    .flatMap(({ address, type, change }) => {
      const lost = lostObjects(type);
      const index = lost.findIndex((object) => covers(change.after, object));
      const [object] = index < 0 ? [] : lost.splice(index, 1);
      const id = textOf(object, "id");
      return id === null ? [] : [{ address, id }];
    });
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
