import tseslint from "typescript-eslint";

/** Folders a layer may import from; design rule "data flows one way". The architecture test reads the same table. */
export const allowedImports = {
  model: ["generated"],
  compatibility: ["model", "generated"],
  planning: ["model", "compatibility", "generated"],
  report: ["model", "compatibility", "planning", "generated"],
  constructs: ["planning", "generated"],
  policies: ["planning", "constructs", "generated"],
  stacks: ["constructs", "planning", "generated"],
};

const layers = [
  "model",
  "compatibility",
  "planning",
  "report",
  "constructs",
  "policies",
  "stacks",
  "cli",
  "simulator",
];

const layerRules = Object.entries(allowedImports).map(([layer, allowed]) => ({
  files: [`${layer}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          ...layers
            .filter((other) => other !== layer && !allowed.includes(other))
            .map((other) => ({
              group: [`**/../${other}/**`],
              message: `${layer}/ may not import from ${other}/`,
            })),
          ...(["constructs", "stacks"].includes(layer)
            ? []
            : [{ group: ["cdktf", "cdktf/*", "@cdktf/*"], message: `cdktf stays out of ${layer}/` }]),
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ["node_modules/", "dist/", "generated/", "cdktf.out/", ".workplace/", "coverage/"] },
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-non-null-assertion": "error",
      // `const { optional: _, ...rest } = builder()` is how a property is left out.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: false }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: "error",
    },
  },
  ...layerRules,
  {
    files: ["{model,compatibility,planning,report,constructs,policies,stacks}/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "the clock belongs to cli/" },
        { object: "Math", property: "random", message: "planning is deterministic" },
        { object: "process", property: "exit", message: "exit codes belong to bin/" },
        { object: "process", property: "env", message: "the environment belongs to cli/" },
      ],
    },
  },
  {
    files: ["test/**/*.ts", "bench/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "max-lines-per-function": "off",
    },
  },
  {
    files: ["**/*.{js,cjs}"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["*.config.mjs"],
    rules: { "no-restricted-exports": "off" },
  },
);
