// Writes 100 stacks of 100 resources each, as a synthesis would, into the folder that is given; see README.md.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { azurermSchema } from "../test/simulator/support-schema";
import { portion, type LoadResource, type LoadValue } from "./portion";

const STACKS = 100;

/** What Terraform's JSON wants: resources by type and name. */
function byType(
  resources: readonly LoadResource[],
): Readonly<Record<string, Readonly<Record<string, LoadValue>>>> {
  const types: Record<string, Record<string, LoadValue>> = {};
  for (const { type, name, attributes } of resources) (types[type] ??= {})[name] = attributes;
  return types;
}

function main(outDir: string): void {
  const { source, version } = azurermSchema();
  const names = Array.from({ length: STACKS }, (_, number) => `part-${String(number).padStart(3, "0")}`);
  names.forEach((name, number) => {
    const configuration = {
      terraform: { required_providers: { azurerm: { source, version } } },
      provider: { azurerm: [{ features: {}, subscription_id: "11111111-2222-4333-8444-555555555555" }] },
      resource: byType(portion(number)),
    };
    mkdirSync(join(outDir, "stacks", name), { recursive: true });
    writeFileSync(join(outDir, "stacks", name, "cdk.tf.json"), JSON.stringify(configuration, null, 2));
  });
  const stacks = names.map((name) => [name, { name, workingDirectory: `stacks/${name}`, dependencies: [] }]);
  writeFileSync(join(outDir, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(stacks) }));
}

main(process.argv[2] ?? "cdktf.out");
