import type { EstateRule, PolicyRule, ResourceRule } from "./policy-engine";
import { textsIn, type TextLeaf } from "./text-leaf";

/** Keys that hold a secret, whatever the provider. */
const SECRET_KEY =
  /(^|[_-])(password|passwd|secret|token|access_key|account_key|shared_key|private_key|sas|connection_string)$/i;

/** camelCase variant, for JSON inside settings. */
const SECRET_JSON_KEY = /(password|secret|token|accountkey|privatekey)$/i;

/** Texts that are secrets by their shape: key pairs, JSON web tokens, keys of storage accounts, passwords in addresses. */
const SECRET_SHAPES: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, what: "a private key" },
  { pattern: /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\./, what: "a JSON web token" },
  { pattern: /AccountKey=[A-Za-z0-9+/=]{20,}/, what: "the key of a storage account" },
  { pattern: /[?&]sig=[A-Za-z0-9%+/=]{20,}/, what: "a shared access signature" },
  { pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@$]+@/i, what: "an address with a password" },
];

/** What every one of these shapes contains; spares most texts the closer look. */
const SHAPE_START = /-----BEGIN|eyJ|AccountKey=|[?&]sig=|:\/\//;

/** One reference and nothing else: Terraform's, or (escaped) a placeholder that the daemon which reads it fills. */
const REFERENCE = /^(?:\$\{(?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z0-9_.[\]-]+\}|\$\$\{[A-Z_]+\})$/;

/** A secret is a reference to where it is kept, never text. */
export const secretLiteral: ResourceRule = {
  id: "policy/secret-literal",
  types: ["*"],
  explanation:
    "what stands in the configuration stands in every copy of the repository and in every log (BSI ORP.4, CON.8)",
  source: "https://developer.hashicorp.com/terraform/language/manage-sensitive-data",
  hint: "put it into the key vault or a sensitive variable and refer to it",
  check: (attributes) => secretsIn(attributes),
};

/** The same for providers, backends, variables and outputs. */
export const secretLiteralElsewhere: EstateRule = {
  id: "policy/secret-literal-elsewhere",
  explanation: secretLiteral.explanation,
  source: secretLiteral.source,
  hint: "pass credentials through the environment of Terraform",
  checkAll: (stacks) =>
    stacks.flatMap(({ name, json }) =>
      (["provider", "terraform", "variable", "output"] as const).flatMap((block) =>
        secretsIn({ [block]: json[block] }).map((message) => ({ stack: name, address: block, message })),
      ),
    ),
};

function secretsIn(attributes: Readonly<Record<string, unknown>>): readonly string[] {
  return textsIn(attributes, isSuspicious).flatMap((leaf) => [
    ...literalProblem(leaf),
    ...shapeProblem(leaf),
  ]);
}

function isSuspicious(text: string, key: string, isJson: boolean): boolean {
  return isSecretKey(key, isJson) || SHAPE_START.test(text);
}

function isSecretKey(key: string, isJson: boolean): boolean {
  return isJson ? SECRET_JSON_KEY.test(key) : SECRET_KEY.test(key);
}

function literalProblem({ path, key, text, isJson }: TextLeaf): readonly string[] {
  return isSecretKey(key, isJson) && text !== "" && !REFERENCE.test(text)
    ? [`${path} holds a secret as text`]
    : [];
}

function shapeProblem({ path, text }: TextLeaf): readonly string[] {
  return SECRET_SHAPES.filter(({ pattern }) => pattern.test(text)).map(
    ({ what }) => `${path} looks like ${what}`,
  );
}

/** Rules about secrets, whatever the platform. */
export const SECRET_RULES: readonly PolicyRule[] = [secretLiteral, secretLiteralElsewhere];
