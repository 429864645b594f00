// cdktf records a stack trace for every token, for messages of resolution errors only. Under jest, which maps every
// trace back to TypeScript, that takes most of the time of a synthesis; the bundled command leaves it out as well.
jest.mock("cdktf/lib/tokens/private/stack-trace", () => ({ captureStackTrace: () => [] }));
