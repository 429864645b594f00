// Two cuts in the bundled copy of cdktf that change no byte of what it synthesises. Each is made only when the line it
// is about is there: with another cdktf the bundle is merely slower.
import { readFileSync } from "node:fs";
import { sep } from "node:path";

const CUTS = [
  {
    // Every token records the stack trace of its creation, a third of the whole synthesis; it stands in messages of
    // resolution errors only.
    file: "cdktf/lib/tokens/private/stack-trace.js",
    from: "function captureStackTrace(below) {",
    to: "function captureStackTrace(below) {\n    return [];",
  },
  {
    // Zips assets, which our stacks do not have; loading it takes as long as the rest of cdktf.
    file: "cdktf/lib/private/fs.js",
    from: 'const archiver = require("archiver");',
    to: 'const archiver = (...args) => require("archiver")(...args);',
  },
];

export const cdktfBundlePlugin = {
  name: "cdktf-cuts",
  setup(build) {
    build.onLoad(
      { filter: /[\\/]cdktf[\\/]lib[\\/](tokens[\\/])?private[\\/](stack-trace|fs)\.js$/ },
      ({ path }) => {
        const text = readFileSync(path, "utf8");
        const cut = CUTS.find(({ file }) => path.endsWith(file.replaceAll("/", sep)));
        return { contents: cut === undefined ? text : text.replace(cut.from, cut.to), loader: "js" };
      },
    );
  },
};
