import { amountText, capacity, exact, percent, whole } from "../../cli/quantity";

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [1234567.5, "1,234,568"],
  [-12345, "-12,345"],
])("%d as a whole number is %s", (value, text) => expect(whole(value)).toBe(text));

test.each([
  [0.15, "0.15"],
  [1 / 3, "0.333333"],
  [12345.678, "12,345.7"],
  [1234567, "1,234,570"],
  [0.0000123, "0.0000123"],
])("%d at full length is %s", (value, text) => expect(exact(value)).toBe(text));

test.each([
  [812, "812 GiB"],
  [1023.4, "1,023 GiB"],
  [1024, "1.0 TiB"],
  [12595.2, "12.3 TiB"],
])("%d GiB is %s", (gib, text) => expect(capacity(gib)).toBe(text));

test("a share is printed in whole percent", () => expect(percent(0.267)).toBe("27 %"));

test.each([
  [2, "access points", "2 access points"],
  [1, "access points", "1 access point"],
  [1, "people", "1 person"],
  [1, "switches", "1 switch"],
  [1, "licences", "1 licence"],
  [1, "GiB", "1 GiB"],
  [1, "IOPS", "1 IOPS"],
  [1, "s", "1 s"],
  [1, "hosts/server", "1 hosts/server"],
  [1.5, "years", "1.5 years"],
  [3, "", "3"],
])("%d of unit %s is %s", (value, unit, text) => expect(amountText(value, unit)).toBe(text));
