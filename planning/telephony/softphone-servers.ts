import type { PlanningConstant } from "../constant";
import type { Figure } from "../figure";
import { fromConstant, fromFigure } from "../figure-input";
import { roundUp } from "../rounding";
import type { SoftphoneServers } from "./telephony-plan";

/** Calls that one vCPU of a media server relays and encrypts. */
export const MEDIA_CALLS_PER_VCPU: PlanningConstant = {
  name: "MEDIA_CALLS_PER_VCPU",
  value: 300,
  unit: "calls/vCPU",
  certainty: "assumption",
  source:
    "under a third of the 1,050 calls that rtpengine 10.5.3.5 bridged from RTP to SRTP on a core over loopback without its kernel module; network cards, hypervisor and jitter take their part",
};

/** Largest media server; beyond it further ones share the calls. */
export const MEDIA_MAX_VCPU: PlanningConstant = {
  name: "MEDIA_MAX_VCPU",
  value: 8,
  unit: "vCPU",
  certainty: "assumption",
  source: "a machine that any host of the infrastructure cluster has room for",
};

/** Memory of a media server. */
export const MEDIA_MEMORY_GIB: PlanningConstant = {
  name: "MEDIA_MEMORY_GIB",
  value: 4,
  unit: "GiB",
  certainty: "assumption",
  source: "packets are passed on, not stored; measure it in the pilot",
};

/** Encrypted sign-ins that one vCPU of a registrar takes after a failover. */
export const SIGN_INS_PER_VCPU_SECOND: PlanningConstant = {
  name: "SIGN_INS_PER_VCPU_SECOND",
  value: 600,
  unit: "sign-ins/s/vCPU",
  certainty: "assumption",
  source: "645 to 800 complete TLS handshakes a second were measured on a core with FreeRADIUS over loopback",
};

/** Time in which all devices are back after the loss of a registrar. */
export const RECONNECT_SECONDS: PlanningConstant = {
  name: "RECONNECT_SECONDS",
  value: 30,
  unit: "s",
  certainty: "assumption",
  source: "nobody calls the help desk within half a minute; agree it with the offices",
};

/** Memory of a registrar before the first device. */
export const REGISTRAR_BASE_GIB: PlanningConstant = {
  name: "REGISTRAR_BASE_GIB",
  value: 1,
  unit: "GiB",
  certainty: "assumption",
  source: "operating system and the programs themselves",
};

/** Memory for a device that is signed in. */
export const REGISTRATION_KB: PlanningConstant = {
  name: "REGISTRATION_KB",
  value: 80,
  unit: "kB/device",
  certainty: "assumption",
  source:
    "10 kB for the entry, 70 kB for the encrypted connection; 65.5 kB were measured: https://sip-router.org/wiki/performance/v3.0-capacity",
};

/** Servers without which the service is down when one fails. */
export const MIN_NODES: PlanningConstant = {
  name: "MIN_NODES",
  value: 2,
  unit: "servers",
  certainty: "assumption",
  source: "one in each of two fault domains",
};

/** Smallest server. */
export const MIN_VCPU: PlanningConstant = {
  name: "MIN_VCPU",
  value: 2,
  unit: "vCPU",
  certainty: "assumption",
  source: "one for the service, one for everything else on the machine",
};

/** kB in a GiB. */
const KB_PER_GIB = 1024 ** 3 / 1000;

/**
 * Media servers of which any one may fail: `nodes = max(MIN_NODES, ceil(calls ÷ calls of the largest server) + 1)`, the
 * others together carry all calls.
 *
 * @param calls - calls relayed at the same time
 */
export function sizeMediaServers(calls: Figure): SoftphoneServers {
  const vcpuNeeded = calls.value / MEDIA_CALLS_PER_VCPU.value;
  const callsInput = fromFigure("relayedCalls", calls);
  const nodes: Figure = {
    subject: "city/mediaServers",
    value: Math.max(MIN_NODES.value, roundUp(vcpuNeeded / MEDIA_MAX_VCPU.value) + 1),
    unit: "servers",
    formula: "max(MIN_NODES, ceil(relayedCalls ÷ (MEDIA_CALLS_PER_VCPU × MEDIA_MAX_VCPU)) + 1)",
    inputs: [
      fromConstant(MIN_NODES),
      callsInput,
      fromConstant(MEDIA_CALLS_PER_VCPU),
      fromConstant(MEDIA_MAX_VCPU),
    ],
  };
  return {
    nodes,
    vcpu: {
      subject: "city/mediaServerVcpu",
      value: Math.max(MIN_VCPU.value, roundUp(vcpuNeeded / (nodes.value - 1))),
      unit: "vCPU",
      formula: "max(MIN_VCPU, ceil(relayedCalls ÷ MEDIA_CALLS_PER_VCPU ÷ (mediaServers − 1)))",
      inputs: [
        fromConstant(MIN_VCPU),
        callsInput,
        fromConstant(MEDIA_CALLS_PER_VCPU),
        fromFigure("mediaServers", nodes),
      ],
    },
    memoryGiB: {
      subject: "city/mediaServerMemoryGiB",
      value: MEDIA_MEMORY_GIB.value,
      unit: "GiB",
      formula: "MEDIA_MEMORY_GIB",
      inputs: [fromConstant(MEDIA_MEMORY_GIB)],
    },
  };
}

/**
 * Registrars of which either may fail: each holds every device, and takes all of them back within RECONNECT_SECONDS.
 *
 * @param registrations - devices that are signed in
 */
export function sizeRegistrars(registrations: Figure): SoftphoneServers {
  const input = fromFigure("registrations", registrations);
  const perVcpu = SIGN_INS_PER_VCPU_SECOND.value * RECONNECT_SECONDS.value;
  return {
    nodes: {
      subject: "city/registrars",
      value: MIN_NODES.value,
      unit: "servers",
      formula: "MIN_NODES; each one holds every device",
      inputs: [fromConstant(MIN_NODES)],
    },
    vcpu: {
      subject: "city/registrarVcpu",
      value: Math.max(MIN_VCPU.value, roundUp(registrations.value / perVcpu)),
      unit: "vCPU",
      formula: "max(MIN_VCPU, ceil(registrations ÷ (SIGN_INS_PER_VCPU_SECOND × RECONNECT_SECONDS)))",
      inputs: [
        fromConstant(MIN_VCPU),
        input,
        fromConstant(SIGN_INS_PER_VCPU_SECOND),
        fromConstant(RECONNECT_SECONDS),
      ],
    },
    memoryGiB: {
      subject: "city/registrarMemoryGiB",
      value: roundUp(REGISTRAR_BASE_GIB.value + (registrations.value * REGISTRATION_KB.value) / KB_PER_GIB),
      unit: "GiB",
      formula: "ceil(REGISTRAR_BASE_GIB + registrations × REGISTRATION_KB)",
      inputs: [fromConstant(REGISTRAR_BASE_GIB), input, fromConstant(REGISTRATION_KB)],
    },
  };
}
