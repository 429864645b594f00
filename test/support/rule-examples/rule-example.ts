import type { ModelRule } from "../../../model/model-rules";

/** A fault in the minimal estate and its cure: documentation and test of a rule at once. */
export interface RuleExample {
  readonly rule: ModelRule;
  /** Why the rule exists; one or two sentences. */
  readonly why: string;
  /** File of the minimal estate that the example changes. */
  readonly file: string;
  /** Text of that file that `bad` or `good` stands for; the whole file when absent. */
  readonly replaces?: string;
  readonly bad: string;
  /** @default the replaced text */
  readonly good?: string;
  /** Further files, equal in both cases. */
  readonly also?: Readonly<Record<string, string>>;
}

/** A fault that is no text: described in words, made by a function. */
export interface FolderExample {
  readonly rule: ModelRule;
  readonly why: string;
  /** What is wrong, in words. */
  readonly fault: string;
  /** What to do, in words. */
  readonly cure: string;
  readonly make: (dir: string) => void;
}
