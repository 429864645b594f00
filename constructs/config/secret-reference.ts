/** Folder of the machine that holds one file per secret, readable by root only; the city's vault fills it. */
export const SECRETS_FOLDER = "/etc/workplace/secrets";

/** Folder of the machine that holds configuration with references instead of secrets. */
export const TEMPLATE_FOLDER = "/etc/workplace/config";

/** Command of the machine that makes configuration of templates. */
export const FILL_SECRETS_PATH = "/usr/local/sbin/workplace-fill-secrets";

/**
 * Place holder in a configuration file; the machine itself puts the secret there.
 *
 * @param name - file below `SECRETS_FOLDER`: letters, digits and hyphens
 * @throws RangeError for another name: it would stay in the file as it is
 * @example
 * secretReference("conference-turn") // => "@secret:conference-turn@"
 */
export function secretReference(name: string): string {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new RangeError(`"${name}" is no name of a secret`);
  return `@secret:${name}@`;
}

/**
 * Shell command `workplace-fill-secrets <path> <group>`: writes a configuration file from its template, each reference
 * replaced by the first line of the secret's file. A missing secret leaves the old file alone and fails, and so does one with
 * a quote, a backslash or a control character: daemons quote secrets in different ways, and it would end or change a setting.
 *
 * Run it again after a secret has changed, then restart the daemon. `WORKPLACE_ROOT` prefixes all paths, for tests.
 */
export function fillSecretsScript(): string {
  return `#!/bin/sh
# workplace-fill-secrets <path> <group>: writes <path> from its template; @secret:<name>@ becomes the first line of
# ${SECRETS_FOLDER}/<name>.
set -eu
umask 077
root="\${WORKPLACE_ROOT:-}"
to="$root$1"
from="$root${TEMPLATE_FOLDER}$1"
mkdir -p "$(dirname "$to")"
new="$(mktemp "$to.XXXXXX")"
trap 'rm -f "$new"' EXIT
awk -v secrets="$root${SECRETS_FOLDER}" '
{
  rest = $0
  line = ""
  while (match(rest, /@secret:[a-z0-9-]+@/)) {
    name = substr(rest, RSTART + 8, RLENGTH - 9)
    file = secrets "/" name
    if ((getline value < file) <= 0) {
      print "secret " name " is missing: " file > "/dev/stderr"
      exit 1
    }
    if (value ~ /["\\047\\\\]|[[:cntrl:]]/) {
      print "secret " name " holds a quote, a backslash or a control character: " file > "/dev/stderr"
      exit 1
    }
    close(file)
    line = line substr(rest, 1, RSTART - 1) value
    rest = substr(rest, RSTART + RLENGTH)
  }
  print line rest
}' "$from" > "$new"
chgrp "$2" "$new"
chmod 0640 "$new"
mv "$new" "$to"
`;
}
