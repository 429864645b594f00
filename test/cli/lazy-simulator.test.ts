import { withGitEstate } from "../support/git-estate";

jest.mock("@grpc/grpc-js", () => {
  throw new Error("gRPC was loaded");
});

test.each([["check"], ["plan"], ["synth"], ["diff"]])("%s does without gRPC", (command) =>
  withGitEstate(async ({ run }) => {
    expect((await run([command])).exitCode).toBe(0);
  }),
);

test("simulate does not", () =>
  withGitEstate(async ({ run }) => {
    const { exitCode, stderr } = await run(["simulate", "status"]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain("gRPC was loaded");
  }));
