import { expectGolden } from "../support/golden";
import { poolJson } from "../support/azure-context";

describe("the stack of an Azure pool", () => {
  it("is the reviewed one", () => {
    expectGolden(poolJson(), "azure-pool");
  });
});
