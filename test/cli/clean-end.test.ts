import { withCleanEnd } from "../../cli/clean-end";

const tidied: string[] = [];
const sent: unknown[] = [];
let kill: jest.SpyInstance;
beforeEach(() => {
  tidied.length = 0;
  sent.length = 0;
  kill = jest.spyOn(process, "kill").mockImplementation((_pid, signal) => {
    sent.push(signal);
    return true;
  });
});
afterEach(() => kill.mockRestore());

const tidy = (): void => void tidied.push("tidied");

test("the work's result comes back, and what it left is tidied up", async () => {
  const listeners = process.listenerCount("SIGINT");
  expect(await withCleanEnd(tidy, async () => 7)).toBe(7);
  expect(tidied).toEqual(["tidied"]);
  await expect(withCleanEnd(tidy, () => Promise.reject(new RangeError()))).rejects.toThrow(RangeError);
  expect(tidied).toEqual(["tidied", "tidied"]);
  expect([sent, process.listenerCount("SIGINT")]).toEqual([[], listeners]);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s tidies up and ends the process as ever", async (signal) => {
  await withCleanEnd(tidy, async () => {
    process.emit(signal, signal);
    expect([tidied, sent]).toEqual([["tidied"], [signal]]);
  });
});

test("a signal that comes while the work keeps the event loop from turning is not lost", async () => {
  await withCleanEnd(tidy, async () => {
    // Such a signal waits outside until the event loop asks for it.
    setImmediate(() => process.emit("SIGINT", "SIGINT"));
  });
  expect(sent).toEqual(["SIGINT"]);
});
