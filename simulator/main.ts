// What the built simulator (dist/simulator.js) offers: to `workplace simulate`, and to bin/simulated-provider.js.
export { Inventory } from "./engine/inventory";
export { runProvider } from "./executable-provider";
export { parseFaults } from "./fault/fault-plan";
export { writeMirror } from "./mirror";
export { clearSimulation, simulate } from "./run";
export { readStackManifest } from "./stack-manifest";
export { inventedVariables } from "./stack-workspace";
export { findTerraform } from "./terraform-process";
