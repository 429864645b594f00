/** One line of the verdict: what was measured, its value, its target. */
export function row(what, value, target, passed) {
  return [what.padEnd(46), value.padStart(12), target.padStart(10), passed ? "  pass" : "  FAIL"].join(" ");
}
