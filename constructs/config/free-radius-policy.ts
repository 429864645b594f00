import type { BuildingSegment } from "../../planning/wlan/network-plan";

/** Organisational unit of a certificate → network of the building. */
export type RadiusRoles = Readonly<Record<string, BuildingSegment>>;

/**
 * Who is let in, and where: EAP only; the organisational unit in a device's certificate gives its role, the building of the
 * access point the VLAN. Whatever is not foreseen is refused.
 *
 * Sessions of TLS 1.3 are not resumed: FreeRADIUS 3.2.1 and wpa_supplicant 2.10 then disagree about the keys. A slash in
 * a common name could pretend another unit in OpenSSL's one-line form of the subject.
 */
export function radiusPolicy(roles: RadiusRoles): string {
  return `authorize {
	if (!&EAP-Message) {
		reject
	}
	if (&session-state:TLS-Session-Version == "TLS 1.3") {
		update control {
			&Allow-Session-Resumption := No
		}
	}
	eap
}
authenticate {
	eap
}
post-auth {
	if (&TLS-Client-Cert-Common-Name =~ /\\//) {
		reject
	}
${Object.entries(roles)
  .map(([unit, segment], index) => branch(index === 0 ? "if" : "elsif", unit, segment))
  .join("")}	else {
		reject
	}
	if (&Tmp-String-0 == "") {
		reject
	}
	update reply {
		&Tunnel-Type := VLAN
		&Tunnel-Medium-Type := IEEE-802
		&Tunnel-Private-Group-Id := "%{Tmp-String-0}"
	}
}
`;
}

function branch(keyword: "if" | "elsif", unit: string, segment: BuildingSegment): string {
  return `	${keyword} (&TLS-Client-Cert-Subject =~ /\\/OU=${unit}(\\/|$)/) {
		update request {
			&Tmp-String-0 := "%{client:vlan_${segment}}"
		}
	}
`;
}
