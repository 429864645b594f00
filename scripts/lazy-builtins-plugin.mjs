// Modules of Node that take long to load, and that most runs never use, are loaded at their first use. Commander asks
// for child_process, and formats that nobody wants ask for crypto.
import { createRequire } from "node:module";

const LAZY = /^(node:)?(child_process|crypto)$/;
const NAMESPACE = "lazy-builtin";

export const lazyBuiltinsPlugin = {
  name: "lazy-builtins",
  setup(build) {
    build.onResolve({ filter: LAZY }, ({ path, namespace }) =>
      namespace === NAMESPACE ? { path, external: true } : { path, namespace: NAMESPACE },
    );
    build.onLoad({ filter: LAZY, namespace: NAMESPACE }, ({ path }) => ({ contents: standIn(path) }));
  },
};

/** A module with the same names as the real one, which is loaded when somebody reads one of them. */
function standIn(path) {
  const names = Object.keys(createRequire(import.meta.url)(path));
  const getters = names.map((name) => `get ${name}() { return require("${path}").${name}; },`);
  return `module.exports = {\n${getters.join("\n")}\n};`;
}
