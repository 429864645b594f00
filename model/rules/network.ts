import type { Finding } from "../diagnostic";
import type { DraftEstate } from "../draft-estate";
import { errorAt } from "../finding";
import { formatIpv4, parseIpv4, parseIpv4Network, type Ipv4Network } from "../ipv4-network";
import { pointerTo } from "../json-pointer";
import { misaligned, notANetwork } from "./network-form";

/** Address ranges for private networks (RFC 1918). */
const PRIVATE_NETWORKS = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] as const;

/** Prefix lengths an address space may have; from the descriptions of schemas/estate.schema.json. */
const ADDRESS_SPACES = {
  azureAddressSpace: { shortest: 10, longest: 20 },
  onPremisesAddressSpace: { shortest: 8, longest: 16 },
} as const;

type AddressSpace = keyof typeof ADDRESS_SPACES;
type NetworkSettings = NonNullable<DraftEstate["settings"]>["network"];

/** Address spaces can be given out without colliding with each other or the internet. */
export function checkNetwork({ settings, lock }: DraftEstate): readonly Finding[] {
  return [
    ...(settings === undefined ? [] : checkSettings(settings)),
    ...(lock === undefined ? [] : checkLock(lock)),
  ];
}

function checkSettings({ network, platforms }: NonNullable<DraftEstate["settings"]>): readonly Finding[] {
  const findings: Finding[] = [];
  const at = (...keys: readonly (string | number)[]) => ({
    file: "estate.yaml",
    pointer: pointerTo("network", ...keys),
  });
  const azure = spaceOf("azureAddressSpace", network.azureAddressSpace, findings);
  const onPremises = spaceOf("onPremisesAddressSpace", network.onPremisesAddressSpace, findings);
  if (azure !== undefined && onPremises !== undefined) {
    if (azure.first <= onPremises.last && onPremises.first <= azure.last) {
      const message = `azureAddressSpace ${network.azureAddressSpace ?? ""} overlaps onPremisesAddressSpace ${network.onPremisesAddressSpace}`;
      findings.push(
        errorAt(at("azureAddressSpace"), "network/overlap", message, "choose ranges apart from each other"),
      );
    }
  }
  if (platforms.azure !== undefined && network.azureAddressSpace === undefined) {
    const message = "platform azure is declared, but network has no azureAddressSpace";
    findings.push(
      errorAt(
        { ...at(), atKey: true },
        "network/azure-space",
        message,
        "add azureAddressSpace, a private /10 to /20",
      ),
    );
  }
  if (network.firstVlanId >= network.lastVlanId) {
    const message = `firstVlanId is ${network.firstVlanId}, lastVlanId ${network.lastVlanId}`;
    findings.push(
      errorAt(at("firstVlanId"), "network/vlan-range", message, "let firstVlanId be the smaller one"),
    );
  }
  return [
    ...findings,
    ...checkAddresses(network, { azureAddressSpace: azure, onPremisesAddressSpace: onPremises }),
  ];
}

/** Addresses of machines that are not ours: the lock file would give them to a subnet sooner or later. */
function checkAddresses(
  { dnsServers = [], firewallAddress }: NetworkSettings,
  spaces: Readonly<Record<AddressSpace, Ipv4Network | undefined>>,
): readonly Finding[] {
  const place = (...keys: readonly (string | number)[]) => ({
    file: "estate.yaml",
    pointer: pointerTo("network", ...keys),
  });
  const addresses = [
    ...dnsServers.map((text, index) => ({ text, what: "DNS server", place: place("dnsServers", index) })),
    ...(firewallAddress === undefined
      ? []
      : [{ text: firewallAddress, what: "firewall", place: place("firewallAddress") }]),
  ];
  return addresses.flatMap(({ text, what, place: at }) => {
    const address = parseIpv4(text);
    if (address === undefined) return [notAnAddress(at, text)];
    return Object.entries(spaces).flatMap(([key, space]) => {
      if (space === undefined || address < space.first || address > space.last) return [];
      const range = `${formatIpv4(space.first)}/${space.prefixLength}`;
      const message = `${what} ${text} lies inside ${key} ${range}, whose addresses are given out to subnets`;
      return [errorAt(at, "network/given-out", message, `move the ${what}, or choose another ${key}`)];
    });
  });
}

function spaceOf(key: AddressSpace, text: string | undefined, findings: Finding[]): Ipv4Network | undefined {
  if (text === undefined) return undefined;
  const place = { file: "estate.yaml", pointer: pointerTo("network", key) };
  const network = parseIpv4Network(text);
  if (network === undefined) {
    findings.push(notANetwork(place, text));
    return undefined;
  }
  const { first, last, prefixLength } = network;
  const { shortest, longest } = ADDRESS_SPACES[key];
  findings.push(...misaligned(place, `${key} ${text}`, network));
  if (prefixLength < shortest || prefixLength > longest) {
    const message = `${key} is a /${prefixLength}, allowed is /${shortest} to /${longest}`;
    findings.push(errorAt(place, "network/size", message, "choose a range of that size"));
  }
  const isPrivate = PRIVATE_NETWORKS.some((range) => {
    const outer = parseIpv4Network(range);
    return outer !== undefined && outer.first <= first && last <= outer.last;
  });
  if (!isPrivate) {
    const message = `${key} ${text} is not private`;
    findings.push(
      errorAt(place, "network/private", message, `use a range inside ${PRIVATE_NETWORKS.join(", ")}`),
    );
  }
  return network;
}

function checkLock({ pools, networks, sites }: NonNullable<DraftEstate["lock"]>): readonly Finding[] {
  const entries = [
    ...Object.entries(pools).flatMap(([id, { subnets }]) =>
      subnets.map(({ cidr }, index) => ({ cidr, pointer: pointerTo("pools", id, "subnets", index, "cidr") })),
    ),
    ...Object.entries({ networks, sites }).flatMap(([section, blocks]) =>
      Object.entries(blocks).map(([id, { cidr }]) => ({ cidr, pointer: pointerTo(section, id, "cidr") })),
    ),
    ...Object.entries(sites).flatMap(([id, { networks: own = {} }]) =>
      Object.entries(own).map(([name, { cidr }]) => ({
        cidr,
        pointer: pointerTo("sites", id, "networks", name, "cidr"),
      })),
    ),
  ];
  return entries
    .filter(({ cidr }) => parseIpv4Network(cidr) === undefined)
    .map(({ cidr, pointer }) => notANetwork({ file: "estate.lock.yaml", pointer }, cidr));
}

function notAnAddress(place: { readonly file: string; readonly pointer: string }, text: string): Finding {
  const message = `"${text}" is no IPv4 address: its four parts go from 0 to 255`;
  return errorAt(place, "network/address", message, "write it like 10.64.0.4");
}
