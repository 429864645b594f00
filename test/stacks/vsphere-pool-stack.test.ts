import fc from "fast-check";
import type { ImageGenerationSpec } from "../../generated/estate";
import type { PoolPlan } from "../../planning/plan";
import { vspherePoolPlan } from "../support/plan-builder";
import type { VspherePoolStackProps } from "../../stacks/vsphere-pool-stack";
import { poolJson, poolStackProps, vsphereContext } from "../support/vsphere-builder";
import { resourcesOf, type SynthJson } from "../support/synth-json";

type Machine = Readonly<Record<string, unknown>> & {
  readonly lifecycle: Readonly<Record<string, unknown>>;
  readonly extra_config: Readonly<Record<string, string>>;
  readonly clone: { readonly customize: { readonly windows_options: Readonly<Record<string, unknown>> } };
};

const SECOND: ImageGenerationSpec = { number: 2, state: "current", vsphereTemplate: "tpl-002" };
const RETIRING: ImageGenerationSpec = { number: 1, state: "retiring", vsphereTemplate: "tpl-001" };

function machines(json: SynthJson): readonly Machine[] {
  return resourcesOf(json, "vsphere_virtual_machine") as unknown as readonly Machine[];
}

function names(json: SynthJson): readonly unknown[] {
  return machines(json).map((machine) => machine["name"]);
}

function addresses(json: SynthJson): readonly string[] {
  return Object.entries(json.resource ?? {}).flatMap(([type, byName]) =>
    Object.keys(byName).map((name) => `${type}.${name}`),
  );
}

function withSlots(slots: number, overrides: Partial<PoolPlan> = {}): PoolPlan {
  const plan = vspherePoolPlan(overrides);
  return { ...plan, allocation: { ...plan.allocation, slots } };
}

function roleData(machine: Machine): Readonly<Record<string, unknown>> {
  const text = Buffer.from(machine.extra_config["guestinfo.workplace.data"]!, "base64").toString("utf8");
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}

describe("session hosts", () => {
  test("stand for every slot of every generation", () => {
    const plan = withSlots(2, { generations: [RETIRING, SECOND] });
    expect(names(poolJson({ plan }))).toEqual([
      "msp02-01-0001",
      "msp02-01-0002",
      "msp02-02-0001",
      "msp02-02-0002",
    ]);
  });

  test("take their name in Windows from their name in vCenter", () => {
    for (const machine of machines(poolJson())) {
      expect(machine.clone.customize.windows_options["computer_name"]).toBe(machine["name"]);
    }
  });

  test("of a retiring generation keep their template and accept nobody new", () => {
    const json = poolJson({ plan: withSlots(1, { generations: [RETIRING, SECOND] }) });
    expect(machines(json).map((machine) => roleData(machine)["acceptNewSessions"])).toEqual([false, true]);
    const templates = Object.values(json.data?.["vsphere_virtual_machine"] ?? {});
    expect(templates.map((template) => template["name"])).toEqual(["tpl-001", "tpl-002"]);
  });

  test.each<[string, Partial<PoolPlan>, unknown]>([
    ["pooled hosts may be replaced", {}, undefined],
    ["published applications may be replaced", { sessionType: "remote-app" }, undefined],
    ["personal desktops are guarded", { sessionType: "personal" }, true],
    ["GPU desktops are guarded", { sessionType: "gpu" }, true],
    [
      "personal desktops that the estate gives up are not",
      { sessionType: "personal", allowDestroy: true },
      false,
    ],
  ])("%s", (_, overrides, preventDestroy) => {
    for (const machine of machines(poolJson({ plan: withSlots(2, overrides) }))) {
      expect(machine.lifecycle["prevent_destroy"]).toBe(preventDestroy);
      expect(machine.lifecycle["ignore_changes"]).toContain("clone");
    }
  });

  test.each<[PoolPlan["operatingSystem"], unknown]>([
    ["windows-11", { version: "2.0" }],
    ["windows-server-2025", undefined],
  ])("with %s have the TPM it needs", (operatingSystem, vtpm) => {
    const [host] = machines(poolJson({ plan: withSlots(1, { operatingSystem }) }));
    expect(host?.["vtpm"]).toEqual(vtpm);
    expect(host).toMatchObject({ firmware: "efi", efi_secure_boot_enabled: true, nested_hv_enabled: false });
  });

  test.each<[string, Partial<PoolPlan>, number | undefined]>([
    ["class normal shares memory", { protectionClass: "normal" }, undefined],
    ["class high reserves it", { protectionClass: "high" }, 49152],
    ["class very-high reserves it", { protectionClass: "very-high" }, 49152],
    ["a GPU demands it", { protectionClass: "normal", sessionType: "gpu" }, 49152],
  ])("%s", (_, overrides, reservation) => {
    const [host] = machines(poolJson({ plan: withSlots(1, overrides) }));
    expect(host?.["memory"]).toBe(49152);
    expect(host?.["memory_reservation"]).toBe(reservation);
  });
});

describe("placement", () => {
  test.each([
    ["one host is not spread", 1, 4, 0],
    ["as many hosts as servers are", 4, 4, 1],
    ["more hosts than servers cannot be", 5, 4, 0],
  ])("%s", (_, slots, physicalHosts, rules) => {
    const cluster = { id: "desktops", name: "CL-Desktops", purpose: "desktops" as const, physicalHosts };
    const json = poolJson({ plan: withSlots(slots), cluster });
    const found = resourcesOf(json, "vsphere_compute_cluster_vm_anti_affinity_rule");
    expect(found.length).toBe(rules);
    for (const rule of found) expect(rule).toMatchObject({ mandatory: false, enabled: true });
  });

  test("each generation is spread on its own", () => {
    const json = poolJson({ plan: withSlots(2, { generations: [RETIRING, SECOND] }) });
    const rules = resourcesOf(json, "vsphere_compute_cluster_vm_anti_affinity_rule");
    expect(rules.map((rule) => (rule["virtual_machine_ids"] as string[]).length)).toEqual([2, 2]);
  });

  test("a rule refers to machines in the way Terraform accepts", () => {
    const json = poolJson({ plan: withSlots(2) });
    const [rule] = resourcesOf(json, "vsphere_compute_cluster_vm_anti_affinity_rule");
    const ids = rule?.["virtual_machine_ids"] as string[];
    const triggers = (rule?.["lifecycle"] as { replace_triggered_by: string[] }).replace_triggered_by;
    expect(triggers.map((address) => `\${${address}}`)).toEqual(ids);
  });

  test("DRS leaves GPU desktops where they are", () => {
    const json = poolJson({ plan: withSlots(2, { sessionType: "gpu" }) });
    expect(resourcesOf(json, "vsphere_drs_vm_override")).toMatchObject([
      { drs_automation_level: "partiallyAutomated" },
      { drs_automation_level: "partiallyAutomated" },
    ]);
  });
});

describe("Guacamole", () => {
  const context = vsphereContext();
  const guacamole = { ...context, platform: { ...context.platform, broker: "guacamole" as const } };

  test("gets connections to the current generation only", () => {
    const plan = withSlots(1, { generations: [RETIRING, SECOND] });
    const output = poolJson({ context: guacamole, plan }).output?.["guacamole_connections"];
    expect(Object.keys((output as { value: object }).value)).toEqual(["msp02-02-0001"]);
  });

  test("is unknown where remote desktop services bring people to their desktops", () => {
    expect(poolJson().output).toBeUndefined();
  });
});

describe("published applications", () => {
  const register: PoolPlan["applications"][number] = {
    id: "register",
    name: "Register of residents",
    mode: "remote-app",
    verdict: "compatible",
    people: 30,
    conditions: [],
    connections: [],
    executable: "C:\\Apps\\register.exe",
  };
  const plan = withSlots(2, {
    sessionType: "remote-app",
    applications: [register, { ...register, id: "web", mode: "web" }],
  });

  test("are told to whoever registers them in the image", () => {
    expect(poolJson({ plan }).output?.["published_applications"]).toMatchObject({
      value: { register: { name: "Register of residents", path: "C:\\Apps\\register.exe" } },
    });
    expect(poolJson({ plan: withSlots(2) }).output).toBeUndefined();
  });

  test("have a connection of their own on each host", () => {
    const context = vsphereContext();
    const guacamole = { ...context, platform: { ...context.platform, broker: "guacamole" as const } };
    const output = poolJson({ context: guacamole, plan }).output?.["guacamole_connections"] as {
      readonly value: Readonly<Record<string, unknown>>;
    };
    expect(Object.keys(output.value)).toEqual(["msp02-01-0001/register", "msp02-01-0002/register"]);
    expect(output.value["msp02-01-0001/register"]).toMatchObject({ "remote-app": "||register" });
  });
});

describe("stable ids", () => {
  test("a new slot renames nothing", () => {
    const before = addresses(poolJson({ plan: withSlots(2) }));
    const after = addresses(poolJson({ plan: withSlots(3) }));
    expect(after).toEqual(expect.arrayContaining([...before]));
    expect(after.length).toBe(before.length + 1);
  });

  test("a new generation renames nothing", () => {
    const before = addresses(
      poolJson({ plan: withSlots(2, { generations: [{ ...RETIRING, state: "current" }] }) }),
    );
    const after = addresses(poolJson({ plan: withSlots(2, { generations: [RETIRING, SECOND] }) }));
    expect(after).toEqual(expect.arrayContaining([...before]));
    // Two hosts and their spread rule.
    expect(after.length).toBe(before.length + 3);
  });

  test("taking away the first generation leaves the second alone", () => {
    const both = addresses(poolJson({ plan: withSlots(2, { generations: [RETIRING, SECOND] }) }));
    const after = addresses(poolJson({ plan: withSlots(2, { generations: [SECOND] }) }));
    expect(both).toEqual(expect.arrayContaining([...after]));
  });

  test("machines are keyed by generation and slot, in whatever order the generations stand", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 4 }), (generations, slots) => {
        const plan = withSlots(slots, {
          generations: generations.map((number) => ({
            number,
            state: "current",
            vsphereTemplate: `t${number}`,
          })),
        });
        const found = Object.keys(poolJson({ plan }).resource?.["vsphere_virtual_machine"] ?? {});
        const keys = found.map((name) => name.replace(/_[0-9A-F]{8}$/, ""));
        const expected = generations.flatMap((number) =>
          Array.from({ length: slots }, (_, index) => `g${number}_000${index + 1}`),
        );
        expect(keys.sort()).toEqual(expected.sort());
      }),
      { numRuns: 15 },
    );
  });
});

describe("what a pool stack does not do", () => {
  test("it holds no secret and no expression that we did not write", () => {
    const context = vsphereContext({ cityName: "Stadt ${path.module} %{ if true }" });
    const json = poolJson({ context });
    const { data, resource, variable, provider } = json;
    const text = JSON.stringify({ data, resource, variable, provider });
    const expressions = text.match(/(?<!\$)\$\{[^}]*\}/g) ?? [];
    for (const expression of expressions) {
      expect(expression).toMatch(/^\$\{(data\.)?(vsphere_[a-z_]+|var)\.[A-Za-z0-9_.-]+\}$/);
    }
    expect(text).not.toMatch(/(?<!%)%\{/);
    expect(text).toContain("Stadt $${path.module} %%{ if true }");
    const [options] = machines(json).map((machine) => machine.clone.customize.windows_options);
    for (const key of ["admin_password", "domain_admin_password", "domain_admin_user"]) {
      expect(options?.[key]).toMatch(/^\$\{var\.[a-z_]+\}$/);
    }
    for (const declared of Object.values(variable ?? {})) expect(declared).toMatchObject({ sensitive: true });
  });

  test("its properties are plain data: equal JSON gives an equal stack", () => {
    const props = JSON.parse(JSON.stringify(poolStackProps())) as VspherePoolStackProps;
    expect(poolJson(props)).toEqual(poolJson());
  });

  test("it reads no state of another stack", () => {
    expect(poolJson().data).not.toHaveProperty("terraform_remote_state");
  });

  test("it holds no number that is a token", () => {
    expect(JSON.stringify(poolJson().resource)).not.toMatch(/\de\+\d\d/);
  });

  test("fails for Windows 11 multi-session, which is licensed for Azure only", () => {
    expect(() =>
      poolJson({ plan: vspherePoolPlan({ operatingSystem: "windows-11-multi-session" }) }),
    ).toThrow(
      /windows-11-multi-session, whose licence does not allow production use on-premises; use windows-server-2025/,
    );
  });

  test("fails for a generation without template", () => {
    const plan = vspherePoolPlan({ generations: [{ number: 3, state: "current" }] });
    expect(() => poolJson({ plan })).toThrow('generation 3 of image "server" names no template for vSphere');
  });

  test("fails without VLAN", () => {
    const plan = vspherePoolPlan();
    const { vlanId: _, ...allocation } = plan.allocation;
    expect(() => poolJson({ plan: { ...plan, allocation } })).toThrow('run "workplace lock" to give it one');
  });

  test("fails for a cluster that the estate does not have", () => {
    const cluster = { id: "lab", name: "CL-Lab", purpose: "desktops" as const, physicalHosts: 1 };
    expect(() => poolJson({ cluster })).toThrow(
      'cluster "lab" is not one of the estate\'s clusters; allowed: desktops, infrastructure',
    );
  });

  test("fails when vCPU do not fill the sockets", () => {
    const host = { name: "odd", vcpu: 6, memoryGiB: 16, systemDiskGiB: 100, coresPerSocket: 4 };
    expect(() => poolJson({ plan: vspherePoolPlan({ host }) })).toThrow(
      '"msp02-01-0001" has 6 vCPU in sockets of 4 cores',
    );
  });
});
