import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./daemon";

const CONFIGURATION = `[ca]
default_ca = here
[here]
database = index.txt
new_certs_dir = .
serial = serial
crlnumber = crlnumber
default_md = sha256
default_days = 2
default_crl_days = 2
policy = any
certificate = ca.pem
private_key = ca.key
unique_subject = no
[any]
organizationName = optional
organizationalUnitName = optional
commonName = supplied
[client]
extendedKeyUsage = clientAuth
[server]
extendedKeyUsage = serverAuth
`;

/** A certificate with its key. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority of a test, in a folder of its own, with P-256 keys. */
export class CertificateAuthority {
  readonly certificate: string;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries({
      "ca.cnf": CONFIGURATION,
      "index.txt": "",
      serial: "01\n",
      crlnumber: "01\n",
    }))
      writeFileSync(join(folder, name), text);
    this.certificate = join(folder, "ca.pem");
    this.key("ca");
    this.openssl(
      "req",
      "-x509",
      "-new",
      "-key",
      "ca.key",
      "-subj",
      "/O=Stadt/CN=CA",
      "-days",
      "2",
      "-out",
      "ca.pem",
    );
  }

  /** @param valid - first and last second, as OpenSSL writes them; two days from now when left out */
  issue(
    name: string,
    subject: string,
    kind: "client" | "server" = "client",
    valid?: readonly [string, string],
  ): Certificate {
    this.key(name);
    this.openssl("req", "-new", "-key", `${name}.key`, "-subj", subject, "-out", `${name}.csr`);
    const dates = valid === undefined ? [] : ["-startdate", valid[0], "-enddate", valid[1]];
    const files = ["-extensions", kind, "-in", `${name}.csr`, "-out", `${name}.pem`];
    this.openssl("ca", "-config", "ca.cnf", "-batch", "-notext", ...files, ...dates);
    return { certificate: join(this.folder, `${name}.pem`), key: join(this.folder, `${name}.key`) };
  }

  revoke({ certificate }: Certificate): void {
    this.openssl("ca", "-config", "ca.cnf", "-revoke", certificate);
  }

  /** Puts certificate and list of revoked ones into a hashed folder. */
  publish(folder: string): void {
    mkdirSync(folder, { recursive: true });
    this.openssl("ca", "-config", "ca.cnf", "-gencrl", "-out", join(folder, "crl.pem"));
    this.openssl("x509", "-in", "ca.pem", "-out", join(folder, "ca.pem"));
    this.openssl("rehash", folder);
  }

  /** Arguments of `openssl ocsp` that answer for this authority. */
  ocspArguments(port: number): readonly string[] {
    const at = (name: string): string => join(this.folder, name);
    return [
      ...["ocsp", "-port", `${port}`, "-index", at("index.txt"), "-CA", at("ca.pem")],
      ...["-rsigner", at("ca.pem"), "-rkey", at("ca.key"), "-text"],
    ];
  }

  private key(name: string): void {
    this.openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", `${name}.key`);
  }

  private openssl(...args: readonly string[]): void {
    const { status, output } = runProgram("/usr/bin/openssl", args, { cwd: this.folder });
    if (status !== 0) throw new Error(`openssl ${args.join(" ")}\n${output}`);
  }
}
