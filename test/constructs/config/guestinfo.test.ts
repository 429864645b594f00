import fc from "fast-check";
import {
  guestinfo,
  GUESTINFO_VALUE_MAX_BYTES,
  type SessionHostRole,
} from "../../../constructs/config/guestinfo";
import { vspherePoolPlan } from "../../support/plan-builder";

function sessionHost(overrides: Partial<SessionHostRole> = {}): SessionHostRole {
  return {
    role: "session-host",
    pool: "vsphere-pool-social-server-pooled-high",
    sessionType: "pooled",
    protectionClass: "high",
    generation: 1,
    acceptNewSessions: true,
    maximumSessions: 24,
    brokerKind: "rds",
    brokers: ["ms-broker-1.stadt.example.org"],
    licensingServers: [],
    profileShares: ["\\\\ms-prof-p02.stadt.example.org\\profiles-social-server-pooled-high$"],
    redirection: vspherePoolPlan().redirection,
    ...overrides,
  };
}

function decoded(values: Readonly<Record<string, string>>): unknown {
  return JSON.parse(Buffer.from(values["guestinfo.workplace.data"]!, "base64").toString("utf8"));
}

test("a role is three keys: version, role and data", () => {
  const values = guestinfo({ role: "profile-server", shares: ["profiles-a$"] });
  expect(values).toEqual({
    "guestinfo.workplace.version": "1",
    "guestinfo.workplace.role": "profile-server",
    "guestinfo.workplace.data": Buffer.from('{"role":"profile-server","shares":["profiles-a$"]}').toString(
      "base64",
    ),
  });
});

test("the data are the role, backslashes and all", () => {
  expect(decoded(guestinfo(sessionHost()))).toEqual(sessionHost());
});

test("equal roles are equal text in whatever order their keys stand", () => {
  const entries = Object.entries(sessionHost());
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      const role = Object.fromEntries(shuffled) as unknown as SessionHostRole;
      expect(guestinfo(role)).toEqual(guestinfo(sessionHost()));
    }),
  );
});

test("umlauts survive", () => {
  const role = sessionHost({ pool: "Büro-Süd ß €" });
  expect(decoded(guestinfo(role))).toEqual(role);
});

test("no value can start an expression of Terraform", () => {
  fc.assert(
    fc.property(fc.string(), (pool) => {
      const text = Object.values(guestinfo(sessionHost({ pool: `\${${pool}}` }))).join("\n");
      expect(text).not.toMatch(/[$%]\{/);
    }),
  );
});

test("rejects data that do not fit into one key", () => {
  const shares = Array.from(
    { length: 2000 },
    (_, index) => `\\\\server-${index}.stadt.example.org\\profiles$`,
  );
  expect(() => guestinfo(sessionHost({ profileShares: shares }))).toThrow(
    `allowed are at most ${GUESTINFO_VALUE_MAX_BYTES} bytes`,
  );
});
