/** Entry of the command; bin/workplace.js and `cdktf synth` run its built form. */
export { run } from "./cli/program";
