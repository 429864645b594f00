import { TagCategory } from "@cdktf/provider-vsphere/lib/tag-category";
import { Tag } from "@cdktf/provider-vsphere/lib/tag";
import { Construct } from "constructs";
import type { VsphereContext } from "./vsphere-context";
import { TAG_CATEGORIES, TAG_VALUES, vsphereName, type TagCategoryName } from "./vsphere-names";

/**
 * What may carry our tags. Types can be added, never taken away (provider documentation, vsphere_tag_category), so the
 * list holds all that the workplace creates.
 */
const ASSOCIABLE_TYPES = ["VirtualMachine", "Folder", "DistributedVirtualPortgroup", "ResourcePool"];

/**
 * Tag categories and tags of the workplace: our own, and one category with one tag per tag of the estate.
 *
 * Categories are unique in a vCenter, so their names carry prefix and environment.
 */
export class WorkplaceTags extends Construct {
  private readonly tags = new Map<string, Tag>();

  constructor(
    scope: Construct,
    id: string,
    private readonly context: VsphereContext,
  ) {
    super(scope, id);
    const values: Readonly<Record<TagCategoryName, readonly string[]>> = {
      ...TAG_VALUES,
      environment: [context.environment],
      // Each pool's stack creates its own tag in this category.
      pool: [],
    };
    const own = new Construct(this, "workplace");
    for (const category of TAG_CATEGORIES) {
      const tags = Object.fromEntries(values[category].map((value) => [value, value]));
      this.addCategory(own, category, category, tags);
    }
    const estate = new Construct(this, "estate");
    for (const [key, value] of estateTags(context)) {
      // The id does not hold the value: a changed one renames the tag instead of replacing it everywhere.
      this.addCategory(estate, key, `tag-${key}`, { value });
    }
  }

  /** Ids of the tags that everything carries. */
  get commonTagIds(): readonly string[] {
    return [
      this.tagId("environment", this.context.environment),
      ...estateTags(this.context).map(([key, value]) => this.tagId(`tag-${key}`, value)),
    ];
  }

  /**
   * @param category - one of ours, or `tag-<key>` for a tag of the estate
   * @throws Error when the platform has no such tag
   */
  tagId(category: string, value: string): string {
    const tag = this.tags.get(`${category}/${value}`);
    if (tag === undefined) throw new Error(`tag "${value}" is not in category "${category}"`);
    return tag.id;
  }

  /** @param tags - construct id of a tag → its name */
  private addCategory(
    scope: Construct,
    id: string,
    name: string,
    tags: Readonly<Record<string, string>>,
  ): void {
    const namespace = new Construct(scope, id);
    const category = new TagCategory(namespace, "category", {
      name: vsphereName(this.context, name),
      description: "Virtual workplace",
      cardinality: "SINGLE",
      associableTypes: ASSOCIABLE_TYPES,
    });
    for (const [tagId, value] of Object.entries(tags)) {
      const tag = new Tag(namespace, tagId, {
        name: value,
        categoryId: category.id,
        description: "Virtual workplace",
      });
      this.tags.set(`${name}/${value}`, tag);
    }
  }
}

/** The estate's tags, sorted by key. */
export function estateTags(context: VsphereContext): readonly (readonly [string, string])[] {
  return Object.entries(context.tags).sort(([a], [b]) => (a < b ? -1 : 1));
}
