import { minimalEstate, withEstate } from "../../support/estate-builder";
import { checkFolder } from "../../support/rule-examples/checks-page";
import { TOWN_HALL } from "../../support/minimal-estate";

const AREAS = `areas:
  hall:
    squareMetres: 400
    use: dense
    construction: brick
    distributor: cellar
    linkMetres: 40
distributors:
  cellar:
    location: cellar
`;

const annex = (state: string, lines = ""): string =>
  TOWN_HALL.replace("state: active\n", `state: ${state}\n${lines}`);

test.each([
  ["planned", "", ["unused/site"]],
  ["active", "", ["unused/site"]],
  ["decommissioning", "", []],
  ["retired", "", []],
  ["planned", AREAS, []],
])("a building without people that is %s %s", async (state, lines, expected) => {
  const files = { ...minimalEstate(), "sites/annex.yaml": annex(state, lines) };
  const { diagnostics } = await withEstate(files, checkFolder);
  expect(diagnostics.map(({ rule }) => rule).filter((rule) => rule.startsWith("unused/"))).toEqual(expected);
});
