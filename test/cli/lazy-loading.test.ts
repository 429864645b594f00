import { withCommand } from "../support/run-command";

jest.mock("cdktf", () => {
  throw new Error("cdktf was loaded");
});

test.each([["check"], ["plan"], ["lock"], ["explain"]])("%s does without cdktf", (command) =>
  withCommand(async ({ run }) => {
    await run(["lock"]);
    expect((await run([command])).exitCode).toBe(0);
  }),
);

test("synth does not", () =>
  withCommand(async ({ run }) => {
    await run(["lock"]);
    const { exitCode, stderr } = await run(["synth"]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain("cdktf was loaded");
  }));
