import fc from "fast-check";
import {
  mbpsPerParticipant,
  receivedStreams,
  streamsPerParticipant,
} from "../../../planning/conferencing/media-demand";

describe("streams", () => {
  // https://docs.bigbluebutton.org/support/faq: 20 cameras that all see are 20 in and 380 out.
  test.each([
    [20, 1, 50, 400],
    [2, 1, 50, 4],
    [20, 1, 9, 200],
    [20, 0.5, 50, 190],
    [6, 0, 9, 0],
    [1, 1, 9, 1],
  ])(
    "of %d participants, %d with camera, %d in view: %d",
    (participants, cameraShare, visibleStreams, all) => {
      const shape = { participants, cameraShare, visibleStreams };
      expect(participants * streamsPerParticipant(shape)).toBeCloseTo(all, 9);
    },
  );

  test("never more than the screen shows, never fewer with more participants", () => {
    const participants = fc.integer({ min: 1, max: 200 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        participants,
        fc.nat(100),
        share,
        fc.integer({ min: 1, max: 50 }),
        (few, more, cameraShare, visibleStreams) => {
          const small = { participants: few, cameraShare, visibleStreams };
          const large = { ...small, participants: few + more };
          expect(receivedStreams(large)).toBeLessThanOrEqual(visibleStreams);
          expect(receivedStreams(large)).toBeGreaterThanOrEqual(receivedStreams(small));
          expect(mbpsPerParticipant(large)).toBeGreaterThanOrEqual(mbpsPerParticipant(small));
        },
      ),
    );
  });
});

describe("traffic towards a participant", () => {
  test.each([
    ["nobody is seen", 1, 0],
    ["one on stage", 2, 2.5],
    ["one on stage and four small", 6, 3.3],
  ])("%s", (_, participants, mbps) => {
    expect(mbpsPerParticipant({ participants, cameraShare: 1, visibleStreams: 9 })).toBeCloseTo(mbps, 9);
  });
});
