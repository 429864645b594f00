/** How one attribute is written into the configuration, as the generated code says. */
export interface BindingAttribute {
  /** Expression that renders the value, for example `cdktf.listMapperHcl(fooToHclTerraform, true)(struct.foo)`. */
  readonly expression: string;
  /** "simple", "list", "set", "map" or "struct". */
  readonly kind: string;
  /** "string", "stringList", … or the name of a struct list such as "SubnetDelegationList". */
  readonly storage: string;
}

/** One generated class or struct: the resource itself or something nested in it. */
export interface BindingStruct {
  /** Configurable members by Terraform name. */
  readonly attributes: Map<string, BindingAttribute>;
  /** Readable members by Terraform name, with the expression that reads them. */
  readonly getters: Map<string, string>;
  /** Initialisers of complex members by Terraform name: `new SubnetDelegationList(this, "delegation", false)`. */
  readonly initialisers: Map<string, string>;
  /** Complex members whose comment says that the provider fills them in. */
  readonly serviceFilled: Set<string>;
  /** Members without `?` in the type declaration. */
  readonly required: Set<string>;
}

/** The resource, data source or provider that a module defines. */
export interface BindingMain {
  readonly className: string;
  readonly kind: "Resource" | "DataSource" | "Provider";
  /** Terraform type: "azurerm_subnet"; for a provider its name. */
  readonly type: string;
  readonly providerSource: string | undefined;
  readonly providerVersion: string | undefined;
}

/** What the text of one binding module says. */
export interface BindingModule {
  readonly structs: ReadonlyMap<string, BindingStruct>;
  readonly main: BindingMain | undefined;
}

/** Indentation of attribute entries in a struct mapper and in a resource class. */
const STRUCT_INDENT = " ".repeat(8);
const CLASS_INDENT = " ".repeat(12);

/**
 * Reads the generated text of a binding module. Nothing is executed: the code comes from one generator and is regular
 * enough to be read line by line.
 *
 * @param code - text of `index.js`
 * @param types - text of `index.d.ts`
 * @throws Error when an attribute is written in a way that this reader does not know
 */
export function readBindingModule(code: string, types: string): BindingModule {
  const structs = new Map<string, BindingStruct>();
  const main = readCode(code.split("\n"), structs);
  readRequired(types, structs);
  return { structs, main };
}

function structOf(structs: Map<string, BindingStruct>, name: string): BindingStruct {
  const known = structs.get(name);
  if (known) return known;
  const fresh: BindingStruct = {
    attributes: new Map(),
    getters: new Map(),
    initialisers: new Map(),
    serviceFilled: new Set(),
    required: new Set(),
  };
  structs.set(name, fresh);
  return fresh;
}

function readCode(lines: readonly string[], structs: Map<string, BindingStruct>): BindingMain | undefined {
  let main: BindingMain | undefined;
  for (let start = 0; start < lines.length; start++) {
    const line = lines[start] ?? "";
    const mapper = /^function (\w+)ToHclTerraform\(struct\)/.exec(line)?.[1];
    const [, className, base] = /^class (\w+) extends cdktf\.(\w+) \{/.exec(line) ?? [];
    if (mapper === undefined && className === undefined) continue;
    const end = lines.indexOf("}", start);
    const body = lines.slice(start, end);
    if (mapper !== undefined) {
      readAttributes(body, STRUCT_INDENT, structOf(structs, capitalised(mapper)));
    } else if (className !== undefined && base === "ComplexObject") {
      readMembers(body, structOf(structs, className.replace(/OutputReference$/, "")));
    } else if (className !== undefined) {
      main = readMain(className, base ?? "", body, structs) ?? main;
    }
    start = end;
  }
  return main;
}

function readMain(
  className: string,
  base: string,
  body: readonly string[],
  structs: Map<string, BindingStruct>,
): BindingMain | undefined {
  const kind = /^Terraform(Resource|DataSource|Provider)$/.exec(base)?.[1] as BindingMain["kind"] | undefined;
  if (kind === undefined) return undefined;
  const struct = structOf(structs, className);
  readMembers(body, struct);
  const attributesFrom = body.indexOf("    synthesizeHclAttributes() {");
  if (attributesFrom >= 0) readAttributes(body.slice(attributesFrom), CLASS_INDENT, struct);
  const text = body.join("\n");
  const type = /terraformResourceType: '([^']+)'/.exec(text)?.[1];
  if (type === undefined) throw new Error(`binding class "${className}" names no Terraform type`);
  return {
    className,
    kind,
    type,
    providerSource: /terraformProviderSource: '([^']+)'/.exec(text)?.[1],
    providerVersion: /providerVersion: '([^']+)'/.exec(text)?.[1],
  };
}

function readAttributes(body: readonly string[], indent: string, struct: BindingStruct): void {
  body.forEach((line, index) => {
    const name = line.startsWith(indent)
      ? /^([A-Za-z0-9_]+): \{$/.exec(line.slice(indent.length))?.[1]
      : undefined;
    if (name === undefined) return;
    const expression = /^ *value: (.*),$/.exec(body[index + 1] ?? "")?.[1];
    const kind = /^ *type: "(\w+)",$/.exec(body[index + 3] ?? "")?.[1];
    const storage = /^ *storageClassType: "(\w+)",$/.exec(body[index + 4] ?? "")?.[1];
    if (expression === undefined || kind === undefined || storage === undefined) {
      throw new Error(
        `attribute "${name}" is written in an unknown way; the bindings come from a newer generator`,
      );
    }
    struct.attributes.set(name, { expression, kind, storage });
  });
}

function readMembers(body: readonly string[], struct: BindingStruct): void {
  const fieldNames = new Map<string, string>();
  body.forEach((line, index) => {
    const [, field, initialiser, member] =
      /^ {8}this\.(_\w+) = (new .*"([A-Za-z0-9_]+)".*);$/.exec(line) ?? [];
    if (field !== undefined && initialiser !== undefined && member !== undefined) {
      struct.initialisers.set(member, initialiser);
      fieldNames.set(field, member);
      if (/\/\/ \S+ - computed: true/.test(body[index - 1] ?? "")) struct.serviceFilled.add(member);
      return;
    }
    if (!/^ {4}get \w+\(\) \{$/.test(line)) return;
    const result = body[index + 1]?.trim() ?? "";
    const [, read, attribute] = /^return (.*\('([A-Za-z0-9_]+)'\)+);$/.exec(result) ?? [];
    if (read !== undefined && attribute !== undefined) {
      struct.getters.set(attribute, read);
      return;
    }
    const returned = /^return this\.(_\w+);$/.exec(result)?.[1];
    const complex = returned === undefined ? undefined : fieldNames.get(returned);
    if (returned !== undefined && complex !== undefined) struct.getters.set(complex, returned);
  });
}

function readRequired(types: string, structs: Map<string, BindingStruct>): void {
  for (const [, name = "", body = ""] of types.matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)) {
    const struct = structs.get(name) ?? structs.get(name.replace(/Config$/, ""));
    if (!struct) continue;
    const members = body.matchAll(
      /#([A-Za-z0-9_]+)\}(?:(?!\n {4}\*\/)[\s\S])*\n {4}\*\/\n {4}readonly (\w+)(\??): /g,
    );
    for (const [, attribute = "", , optional] of members) {
      if (optional === "") struct.required.add(attribute);
    }
  }
}

/** "subnetDelegation" → "SubnetDelegation": mapper functions are named after their struct. */
export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
