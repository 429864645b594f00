import { DataVsphereTag } from "@cdktf/provider-vsphere/lib/data-vsphere-tag";
import { DataVsphereTagCategory } from "@cdktf/provider-vsphere/lib/data-vsphere-tag-category";
import { Construct } from "constructs";
import type { VsphereContext } from "./vsphere-context";
import { vsphereName } from "./vsphere-names";
import { estateTags } from "./workplace-tags";

/** Tags of the platform as a pool's stack finds them: by name, without reading the platform's state. */
export class TagLookup extends Construct {
  private readonly ids = new Map<string, string>();

  constructor(
    scope: Construct,
    id: string,
    private readonly context: VsphereContext,
  ) {
    super(scope, id);
  }

  /** Ids of the tags that everything carries. */
  commonTagIds(): readonly string[] {
    return [
      this.tagId("environment", this.context.environment),
      ...estateTags(this.context).map(([key, value]) => this.tagId(`tag-${key}`, value, "value")),
    ];
  }

  /**
   * @param category - category without prefix and environment
   * @param value - name of the tag
   * @param key - construct id of the tag in its category; the value where it is one of ours
   */
  tagId(category: string, value: string, key = value): string {
    const known = this.ids.get(`${category}/${value}`);
    if (known !== undefined) return known;
    const tag = new DataVsphereTag(this.namespace(category), key, {
      name: value,
      categoryId: this.categoryId(category),
    });
    this.ids.set(`${category}/${value}`, tag.id);
    return tag.id;
  }

  /** @param category - category without prefix and environment */
  categoryId(category: string): string {
    const known = this.ids.get(category);
    if (known !== undefined) return known;
    const found = new DataVsphereTagCategory(this.namespace(category), "category", {
      name: vsphereName(this.context, category),
    });
    this.ids.set(category, found.id);
    return found.id;
  }

  private namespace(category: string): Construct {
    const existing = this.node.tryFindChild(category);
    return existing === undefined ? new Construct(this, category) : (existing as Construct);
  }
}
