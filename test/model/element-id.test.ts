import fc from "fast-check";
import { idFromName, isId } from "../../model/element-id";

describe("idFromName", () => {
  it.each([
    ["Straßen & Grün: Kataster", "strassen-und-gruen-kataster"],
    ["Übergrößen", "uebergroessen"],
    ["U\u0308bergro\u0308ßen", "uebergroessen"],
    ["Café Ångström", "cafe-angstroem"],
    ["3D-Viewer", "app-3d-viewer"],
    ["../../etc/passwd", "etc-passwd"],
    ["Verfahren zur Bearbeitung von Anträgen", "verfahren-zur-bearbeitung-von-a"],
    ["Verfahren zur Bearbeitung  vom Amt", "verfahren-zur-bearbeitung-vom-a"],
  ])("makes an id from %j", (name, id) => {
    expect(idFromName(name, "app")).toBe(id);
  });

  it.each(["", "???", "3D-Viewer", "図書館", "constructor", "prototype"])("rejects the name %j", (name) => {
    expect(idFromName(name)).toBeUndefined();
  });

  it("makes an id that files can have, or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const id = idFromName(name, "app");
        expect(id === undefined || isId(id)).toBe(true);
      }),
    );
  });
});
