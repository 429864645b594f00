const { installDaemons } = require("./daemon-packages");

/** Fetches the daemons once before all tests; where that is impossible it says so in one line, in CI it fails. */
module.exports = () => {
  const missing = installDaemons();
  if (missing === undefined) return;
  if (process.env.CI === "true") throw new Error(missing);
  process.stderr.write(`daemon tests skipped: ${missing}\n`);
};
