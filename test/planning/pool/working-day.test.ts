import fc from "fast-check";
import { minutesOf, timeOf, WEEKDAYS, workingDay } from "../../../planning/pool/working-day";
import { workingTimeModel } from "../../support/estate-object";

const DAYS = workingTimeModel().frame.days;

test("the frame of the council paper: ramp-up half an hour before 06:00", () => {
  const day = workingDay([workingTimeModel()], "monday")!;
  expect([day.rampUpStart, day.peakStart, day.rampDownStart, day.offPeakStart].map(timeOf)).toEqual([
    "05:30",
    "09:00",
    "15:30",
    "20:00",
  ]);
});

test("two models merge to the widest day", () => {
  const late = workingTimeModel({
    frame: { days: DAYS, from: "07:00", to: "22:00" },
    peakFrom: "08:00",
    peakTo: "14:00",
  });
  const day = workingDay([workingTimeModel(), late], "monday")!;
  expect([day.rampUpStart, day.peakStart, day.rampDownStart, day.offPeakStart].map(timeOf)).toEqual([
    "05:30",
    "08:00",
    "15:30",
    "22:00",
  ]);
});

test("nobody works on a day outside every frame", () => {
  expect(workingDay([workingTimeModel()], "sunday")).toBeUndefined();
});

test("a frame from midnight on has no earlier ramp-up", () => {
  const early = workingTimeModel({ frame: { days: DAYS, from: "00:10", to: "20:00" } });
  expect(workingDay([early], "monday")!.rampUpStart).toBe(0);
});

test("the four times are strictly increasing whatever models come together", () => {
  const model = fc
    .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 4, maxLength: 4 })
    .map((minutes) => {
      const [from, peakFrom, peakTo, to] = [...minutes].sort((a, b) => a - b).map(timeOf);
      return workingTimeModel({
        frame: { days: [...WEEKDAYS] as typeof DAYS, from: from!, to: to! },
        peakFrom: peakFrom!,
        peakTo: peakTo!,
      });
    });
  fc.assert(
    fc.property(fc.array(model, { minLength: 1, maxLength: 5 }), (models) => {
      const day = workingDay(models, "monday")!;
      expect(day.rampUpStart).toBeLessThan(day.peakStart);
      expect(day.peakStart).toBeLessThan(day.rampDownStart);
      expect(day.rampDownStart).toBeLessThan(day.offPeakStart);
      expect(day.offPeakStart).toBeLessThan(24 * 60);
    }),
  );
});

test("times have two digits and read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
      expect(timeOf(minutes)).toMatch(/^\d\d:\d\d$/);
      expect(minutesOf(timeOf(minutes))).toBe(minutes);
    }),
  );
});

test.each([-1, 1440, 1.5])("rejects %d minutes since midnight", (minutes) => {
  expect(() => timeOf(minutes)).toThrow("not a time of one day");
});

test("rejects a time of another form", () => {
  expect(() => minutesOf("9:00")).toThrow('time is "9:00"; expected is HH:MM');
});
