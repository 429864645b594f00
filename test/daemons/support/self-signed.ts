import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./daemon";
import type { Identity } from "./sip-connection";

/** A certificate that is its own authority: `server.pem` and `server.key` in a folder that is created for them. */
export function selfSigned(folder: string, name: string): Identity {
  mkdirSync(folder);
  const [key, cert] = [join(folder, "server.key"), join(folder, "server.pem")];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const subject = ["-days", "2", "-subj", `/CN=${name}`];
  const args = ["req", "-x509", ...curve, ...subject, "-keyout", key, "-out", cert];
  const made = runProgram("/usr/bin/openssl", args);
  if (made.status !== 0) throw new Error(made.output);
  const text = readFileSync(cert, "utf8");
  return { key: readFileSync(key, "utf8"), cert: text, ca: text };
}
