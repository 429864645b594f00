import { encode, ExtData } from "@msgpack/msgpack";
import fc from "fast-check";
import { fromWire, toWire } from "../../../simulator/protocol/wire-value";
import { UNKNOWN, type Value } from "../../../simulator/value";

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.string(),
    fc.boolean(),
    fc.integer(),
    fc.constant(UNKNOWN as Value),
    fc.array(tie("value")),
    fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), tie("value"), { noNullPrototype: true }),
  ),
})).value;

describe("values on the wire", () => {
  it("come back as they were sent", () => {
    fc.assert(fc.property(value, (sent) => expect(fromWire(toWire(sent))).toEqual(sent)));
  });

  it("encode unknown as the three bytes that Terraform expects", () => {
    expect(Buffer.from(toWire(UNKNOWN).msgpack!).toString("hex")).toBe("d40000");
  });

  it.each([0, 1, 12, 42])("read extension %i as unknown", (type) => {
    const msgpack = encode({ name: new ExtData(type, new Uint8Array([1, 2])) });
    expect(fromWire({ msgpack })).toEqual({ name: UNKNOWN });
  });

  it("send decimals as texts, so that 0.1 stays the number that Terraform read", () => {
    expect(fromWire(toWire({ threshold: 0.1, whole: 3 }))).toEqual({ threshold: "0.1", whole: 3 });
  });

  it("keep integers beyond 2^53 as texts", () => {
    const msgpack = encode({ size: 2n ** 60n }, { useBigInt64: true });
    expect(fromWire({ msgpack })).toEqual({ size: "1152921504606846976" });
  });

  it("read old states from JSON and nothing as null", () => {
    expect(fromWire({ json: Buffer.from('{"a":1}') })).toEqual({ a: 1 });
    expect(fromWire(null)).toBeNull();
    expect(fromWire({})).toBeNull();
  });
});
