import { readFileSync } from "node:fs";
import { join } from "node:path";

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(__dirname, "../package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

describe("package-lock.json", () => {
  // npm leaves out what it could not load. The next `npm ci` then fails with npm 11, and on macOS and Windows the
  // compiler's binary is missing.
  it("holds the optional packages of every operating system", () => {
    const locked = new Set(
      Object.keys(packages).map((path) => path.slice(path.lastIndexOf("node_modules/"))),
    );
    const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(wanted).toContain("@swc/core-win32-x64-msvc");
    expect(wanted.filter((name) => !locked.has(`node_modules/${name}`))).toEqual([]);
  });
});
