// Prints how long an estate takes to be planned, once it has been read: median of several runs (s).
import { join } from "node:path";
import { loadEstate } from "../model/load-estate";
import { reconcileLock } from "../planning/lock/reconcile-lock";
import { lockRequest, planEstate, sizeEstate } from "../planning/plan-estate";

const RUNS = 7;
/** Day on which applications are judged; any will do. */
const TODAY = "2026-11-21";

async function main(estateDir: string, catalogDir: string): Promise<void> {
  const { estate } = await loadEstate({ estateDir, catalogDir });
  if (estate === undefined) throw new Error(`${estateDir} has errors; workplace check shows them`);
  const seconds = Array.from({ length: RUNS }, () => {
    const start = process.hrtime.bigint();
    const { sizing } = sizeEstate(estate, TODAY);
    if (sizing === undefined) throw new Error(`${estateDir} cannot be sized; workplace plan shows why`);
    const { lock } = reconcileLock(lockRequest(estate, sizing), estate.lock);
    if (planEstate(estate, sizing, lock).sites.length !== estate.sites.length)
      throw new Error("sites are missing");
    return Number(process.hrtime.bigint() - start) / 1e9;
  }).sort((a, b) => a - b);
  console.log(JSON.stringify({ seconds: seconds[Math.floor(RUNS / 2)], buildings: estate.sites.length }));
}

void main(process.argv[2] ?? ".", process.argv[3] ?? join(process.argv[2] ?? ".", "catalog"));
