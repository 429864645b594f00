import type { OverlayFamily } from "./resource-overlay";

/** All that is known about resources beyond their schema. */
export const OVERLAYS: OverlayFamily = {};
