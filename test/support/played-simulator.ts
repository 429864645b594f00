import type { SimulateOptions, SimulateResult, StackOutcome } from "../../simulator/run";

/** The part of the simulator that needs Terraform, played by a test, which mocks `simulator/main` by {@link simulatorMain}. */
export const played = {
  calls: [] as SimulateOptions[],
  terraform: "terraform" as string | undefined,
  answer: (() => []) as (options: SimulateOptions) => readonly Partial<StackOutcome>[],
};

beforeEach(() => {
  played.calls = [];
  played.terraform = "terraform";
  played.answer = () => [];
});

/** `simulator/main` with what is {@link played} in place of Terraform. */
export function simulatorMain(): object {
  return {
    ...jest.requireActual<object>("../../simulator/main"),
    findTerraform: () => played.terraform,
    simulate: async (options: SimulateOptions): Promise<SimulateResult> => {
      played.calls.push(options);
      const given = new Map(played.answer(options).map((outcome) => [outcome.stack, outcome]));
      const stacks = (options.stacks ?? []).map((stack) => {
        options.onStart?.(stack);
        const outcome = outcomeOf(stack, given.get(stack));
        options.onStack?.(outcome);
        return outcome;
      });
      return { stacks, succeeded: stacks.every(({ succeeded }) => succeeded) };
    },
  };
}

function outcomeOf(stack: string, { changes = [], ...more }: Partial<StackOutcome> = {}): StackOutcome {
  const count = (action: string): number => changes.filter((change) => change.action === action).length;
  return {
    stack,
    succeeded: true,
    counts: {
      create: count("create"),
      update: count("update"),
      replace: count("replace"),
      delete: count("delete"),
    },
    changes,
    drift: [],
    diagnostics: [],
    objects: 3,
    adopted: [],
    ...more,
  };
}
