import { RPC_SOCKET } from "./kamailio-files";

/** Group of the virtual address (1–255; kind: assumption: the network holds no other one). */
const ROUTER_ID = 51;

/** Preference of the first node; every further one has 10 less. */
const FIRST_PRIORITY = 150;

/** What a node of a virtual address must know. */
export interface KeepalivedConfiguration {
  readonly networkInterface: string;
  /** Address with prefix length. */
  readonly virtualAddress: string;
  /** Number of the node, from 1. */
  readonly node: number;
}

/**
 * keepalived.conf: the address belongs to a node whose Kamailio answers.
 *
 * Without a virtual MAC address (`use_vmac`): the port group allows no foreign ones. A node that comes back leaves the
 * address where it is, because every move costs all devices their connection.
 */
export function keepalivedConfiguration(node: KeepalivedConfiguration): string {
  return `global_defs {
  enable_script_security
  script_user kamailio
}

vrrp_script kamailio {
  script "/usr/sbin/kamcmd -s unix:${RPC_SOCKET} core.uptime"
  interval 2
  timeout 2
  fall 2
  rise 2
}

vrrp_instance softphone {
  state BACKUP
  nopreempt
  interface ${node.networkInterface}
  virtual_router_id ${ROUTER_ID}
  priority ${FIRST_PRIORITY - (node.node - 1) * 10}
  advert_int 1
  virtual_ipaddress {
    ${node.virtualAddress}
  }
  track_script {
    kamailio
  }
}
`;
}
