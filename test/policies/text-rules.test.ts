import fc from "fast-check";
import { terraformText } from "../../constructs/terraform-text";
import { AZURE_NAME_RULES } from "../../policies/azure-name-rules";
import { INTERPOLATION_RULES } from "../../policies/interpolation-rules";
import { checkPolicies } from "../../policies/policy-engine";
import { SECRET_RULES } from "../../policies/secret-rules";
import { poolJson } from "../support/azure-context";
import { DamagedStack, testPolicies } from "../support/policy-cases";

const POOL = "azurerm_virtual_desktop_host_pool";

function set(type: string, key: string, value: unknown): (stack: DamagedStack) => void {
  return (stack) => {
    stack.first(type)[key] = value;
  };
}

describe("the rules about names", () => {
  testPolicies({
    rules: AZURE_NAME_RULES,
    compliant: () => poolJson(),
    cases: [
      {
        rule: "policy/azure-name",
        when: "a host pool has 65 characters",
        damage: set(POOL, "name", "x".repeat(65)),
        says: "allowed are 3 to 64",
      },
      {
        rule: "policy/azure-name",
        when: "an account cannot join a domain",
        damage: set("azurerm_storage_account", "name", "stmünster"),
        says: "allowed are 3 to 15",
      },
      {
        rule: "policy/azure-name-unique",
        when: "two hosts have one name",
        damage: (stack) => stack.copy("azurerm_windows_virtual_machine"),
        says: '"msp01-01-0001" is also the name of azurerm_windows_virtual_machine.',
      },
    ],
  });

  it("fail when two stacks share an account", () => {
    const stacks = [
      { name: "a", json: poolJson() },
      { name: "b", json: poolJson() },
    ];
    expect(checkPolicies(stacks, AZURE_NAME_RULES)).toContainEqual(
      expect.objectContaining({
        stack: "b",
        message: expect.stringContaining('"stmsp3rmp011" is also the name of') as string,
      }),
    );
  });
});

describe("the rules about secrets", () => {
  testPolicies({
    rules: SECRET_RULES,
    compliant: () => poolJson(),
    cases: [
      {
        rule: "policy/secret-literal",
        when: "a password stands there",
        damage: set("azurerm_windows_virtual_machine", "admin_password", "Secret-123"),
        says: "admin_password holds a secret as text",
      },
      {
        rule: "policy/secret-literal",
        when: "a token stands inside JSON",
        damage: set(
          "azurerm_virtual_machine_extension",
          "protected_settings",
          '{"registrationInfoToken":"abc"}',
        ),
        says: "protected_settings.registrationInfoToken holds a secret",
      },
      {
        rule: "policy/secret-literal",
        when: "a key stands in a tag",
        damage: set(POOL, "tags", { note: "-----BEGIN RSA PRIVATE KEY-----" }),
        says: "tags.note looks like a private key",
      },
      {
        rule: "policy/secret-literal",
        when: "an address carries a password",
        damage: set(POOL, "description", "https://proxy:geheim@proxy.example"),
        says: "description looks like an address with a password",
      },
      {
        rule: "policy/secret-literal-elsewhere",
        when: "the provider has a secret",
        damage: (stack) => {
          stack.json["provider"] = { azurerm: [{ client_secret: "abc" }] };
        },
        says: "client_secret holds a secret as text",
      },
    ],
  });
});

describe("the rule about expressions", () => {
  const address = `azurerm_resource_group.group`;

  testPolicies({
    rules: INTERPOLATION_RULES,
    compliant: () => poolJson(),
    cases: [
      ...[
        '${file("/etc/passwd")}',
        '${formatdate("YYYY", plantimestamp())}',
        "${path.module}",
        "${azurerm_resource_group.unknown.name}",
        "${var.unknown}",
        "${",
        "x%{ if true }y",
      ].map((text) => ({
        rule: "policy/interpolation-known",
        when: `a description is ${text}`,
        damage: set(POOL, "description", text),
        says: "is neither a reference within the stack nor an expression of ours",
      })),
      {
        rule: "policy/interpolation-known",
        when: "an output evaluates text",
        damage: (stack: DamagedStack) => {
          stack.json["output"] = { x: { value: '${file("x")}' } };
        },
        says: "output.x.value",
      },
    ],
  });

  it.each(["$${city}", "%%{city}", "50 %", "{}", `\${${address}.name}`, `\${${address}.tags[0]}`])(
    "passes %s",
    (text) => {
      const stack = new DamagedStack(poolJson());
      stack.first(POOL)["description"] = text;
      expect(checkPolicies([stack], INTERPOLATION_RULES)).toEqual([]);
    },
  );

  it("passes every text that went through the escaping", () => {
    const resource = { a_type: { name: { description: "" } } };
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("$", "%", "{", "}", "a", ".") }), (text) => {
        resource.a_type.name.description = terraformText(text);
        expect(checkPolicies([{ name: "stack", json: { resource } }], INTERPOLATION_RULES)).toEqual([]);
      }),
    );
  });
});
