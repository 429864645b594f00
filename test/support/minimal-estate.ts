// Texts of the minimal estate; see estate-builder.ts.

export const ESTATE = `city:
  name: Musterstadt
  state: NW
  language: en
  fictitious: true
naming:
  prefix: mu
network:
  azureAddressSpace: 10.64.0.0/16
  onPremisesAddressSpace: 10.128.0.0/12
identity:
  domain: ad.musterstadt.example
  netbiosDomain: MUSTER
platforms:
  azure:
    subscriptionId: 00000000-0000-0000-0000-000000000001
    tenantId: 00000000-0000-0000-0000-000000000002
    region: germanywestcentral
    metadataRegion: westeurope
    avdServicePrincipalObjectId: 00000000-0000-0000-0000-000000000003
    usersGroupObjectId: 00000000-0000-0000-0000-000000000004
    operatorsGroupObjectId: 00000000-0000-0000-0000-000000000005
    gallery:
      resourceGroup: rg-images
      name: gal_images
    alertEmail: workplace@musterstadt.example
  vsphere:
    server: vcenter.musterstadt.example
    datacenter: DC1
    distributedSwitch: DVS-Desktops
    clusters:
      desktops:
        name: CL-Desktops
        purpose: desktops
        hostModel: rack-2x32
        datastore: ds-desktops-01
      infrastructure:
        name: CL-Infra
        purpose: infrastructure
        hostModel: rack-2x32
        datastore: ds-infra-01
    infrastructureTemplate: tpl-server-2025
images:
  standard:
    description: Office desktop
    operatingSystem: windows-11-multi-session
    azureImage: desktop-standard
    generations:
      - number: 1
        state: current
        azureVersion: "1.0.0"
  server:
    description: Case work desktop
    operatingSystem: windows-server-2025
    generations:
      - number: 1
        state: current
        vsphereTemplate: tpl-desktop-server-001
placement:
  normal:
    platforms: [azure, vsphere]
  high:
    platforms: [vsphere]
  very-high:
    platforms: [vsphere]
zones:
  office:
    description: General administration
  social:
    description: Social services
workingTimeModels:
  flexible:
    description: Flexible working hours
    frame:
      days: [monday, tuesday, wednesday, thursday, friday, saturday]
      from: "06:00"
      to: "20:00"
priceBook: test-2026
`;

export const BACK_OFFICE = `name: Back office
headcount: 100
scenarios:
  thin-client: 60
  convertible: 40
sites:
  town-hall: 100
workingTimeModel: flexible
protectionClass: normal
zone: office
image: standard
assumptions:
  headcount: invented for tests
`;

export const CASE_WORK = `name: Case work
office: Sozialamt
headcount: 40
scenarios:
  thin-client: 40
sites:
  town-hall: 40
workingTimeModel: flexible
protectionClass: high
zone: social
image: server
`;

export const THIN_CLIENT = `name: Thin client
description: Thin client with two monitors in the office.
devices:
  thin-client: 1
  monitor-24: 2
delivery: pooled
workloadClass: medium
monitors: 2
`;

export const CONVERTIBLE = `name: Convertible
description: Convertible with dock, in the office and at home.
devices:
  convertible: 1
  monitor-24: 2
delivery: pooled
workloadClass: heavy
onSiteShare: 0.6
teleworkState: active
monitors: 2
redirection:
  clipboard: true
  microphone: true
softphone: desktop
accessories: [headset]
`;

export const TOWN_HALL = `name: Town hall
address:
  street: Marktplatz 1
  postcode: "48143"
  city: Musterstadt
uplinkMbps: 1000
desks: 150
state: active
`;
