import { Testing } from "cdktf";
import type { VsphereContext } from "../../constructs/vsphere/vsphere-context";
import { infrastructureOf } from "../../constructs/vsphere/machine-roles";
import { VspherePlatformStack, type VspherePlatformStackProps } from "../../stacks/vsphere-platform-stack";
import { VspherePoolStack, type VspherePoolStackProps } from "../../stacks/vsphere-pool-stack";
import { infrastructureVmPlan, vspherePlatformPlan, vspherePoolPlan } from "./plan-builder";
import { synthJson, type SynthJson } from "./synth-json";

/** A city with one cluster for desktops and one for infrastructure. */
export function vsphereContext(overrides: Partial<VsphereContext> = {}): VsphereContext {
  return {
    prefix: "ms",
    environment: "prod",
    tags: { service: "virtual-workplace" },
    platform: {
      server: "vcenter.example.org",
      datacenter: "DC-Stadt",
      distributedSwitch: "dvs-workplace",
      clusters: {
        desktops: {
          name: "CL-Desktops",
          purpose: "desktops",
          hostModel: "rack-64-1024",
          datastore: "ds-desktops-01",
        },
        infrastructure: {
          name: "CL-Infra",
          purpose: "infrastructure",
          hostModel: "rack-64-1024",
          datastore: "ds-infra-01",
        },
      },
      infrastructureTemplate: "tpl-server-001",
      broker: "rds",
    },
    identity: {
      azureJoin: "entra",
      domain: "stadt.example.org",
      netbiosDomain: "STADT",
      organisationalUnit: "OU=Workplace,DC=stadt,DC=example,DC=org",
      joinAccount: "svc-workplace-join",
      intuneEnrolment: true,
    },
    network: {
      onPremisesAddressSpace: "10.128.0.0/12",
      firstVlanId: 100,
      lastVlanId: 999,
      dnsServers: ["10.0.0.53", "10.0.1.53"],
    },
    backend: { kind: "local" },
    cityName: "Stadt Beispiel",
    ...overrides,
  };
}

/** Two of everything that has to be redundant, and a profile server for the pool of `vspherePoolPlan`. */
export function vsphereInfrastructure() {
  const pool = vspherePoolPlan().id;
  return [
    infrastructureVmPlan(),
    infrastructureVmPlan({ key: "broker-2", computerName: "ms-broker-2" }),
    infrastructureVmPlan({ role: "gateway", key: "gateway-1", computerName: "ms-gateway-1" }),
    infrastructureVmPlan({ role: "licensing", key: "licence-1", computerName: "ms-licence-1" }),
    infrastructureVmPlan({
      role: "profile-server",
      key: "profile-p02-1",
      computerName: "ms-profile-p021",
      dataDiskGiB: 1500,
      pool,
    }),
  ];
}

export function platformStackProps(
  overrides: Partial<VspherePlatformStackProps> = {},
): VspherePlatformStackProps {
  return {
    context: vsphereContext(),
    plan: vspherePlatformPlan({ infrastructure: vsphereInfrastructure() }),
    allowDestroy: [],
    ...overrides,
  };
}

export function poolStackProps(overrides: Partial<VspherePoolStackProps> = {}): VspherePoolStackProps {
  const plan = overrides.plan ?? vspherePoolPlan();
  return {
    context: vsphereContext(),
    plan,
    cluster: { id: "desktops", name: "CL-Desktops", purpose: "desktops", physicalHosts: 4 },
    infrastructure: infrastructureOf(plan, vsphereInfrastructure()),
    ...overrides,
  };
}

export function platformJson(overrides: Partial<VspherePlatformStackProps> = {}): SynthJson {
  return synthJson(
    new VspherePlatformStack(Testing.app(), "vsphere-platform", platformStackProps(overrides)),
  );
}

export function poolJson(overrides: Partial<VspherePoolStackProps> = {}): SynthJson {
  const props = poolStackProps(overrides);
  return synthJson(new VspherePoolStack(Testing.app(), props.plan.id, props));
}
