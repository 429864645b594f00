import { officeBitness } from "../../../compatibility/rules/runtime/rt-050-office-bitness";
import { officeAddIn } from "../../../compatibility/rules/runtime/rt-051-office-add-in";
import { officeAutomation } from "../../../compatibility/rules/runtime/rt-052-office-automation";
import { javaVersion } from "../../../compatibility/rules/runtime/rt-053-java-version";
import { internetExplorerMode } from "../../../compatibility/rules/runtime/rt-054-internet-explorer-mode";
import { browserPlugIns } from "../../../compatibility/rules/runtime/rt-055-browser-plug-ins";
import { databaseClient } from "../../../compatibility/rules/runtime/rt-056-database-client";
import { graphicsProcessor } from "../../../compatibility/rules/runtime/rt-057-graphics-processor";
import { movingImages } from "../../../compatibility/rules/runtime/rt-058-moving-images";
import { nativeMessaging } from "../../../compatibility/rules/runtime/rt-059-native-messaging";
import { RUNTIME_RULES } from "../../../compatibility/rules/runtime/runtime-rules";
import { application, bareApplication, environment, withFacts } from "../../support/application-object";
import { describeRules } from "../../support/rule-cases";
import { describeEffects, flagCases, openCases } from "../../support/rule-tables";

const addIn = (kind: "com" | "vsto" | "web", bitness?: 32 | 64) =>
  withFacts("officeSuite", { addIn: kind, ...(bitness === undefined ? {} : { addInBitness: bitness }) });
const automating = withFacts("officeSuite", { automation: true });
const gpuFlag = flagCases(graphicsProcessor, "graphics", "gpuRequired");
const demandsGpu = withFacts("demands", { gpuMemoryGiB: 1 });
const needsGpu = withFacts("graphics", { gpuRequired: true });

describeEffects(
  RUNTIME_RULES,
  `
  RT-050 x  x  x  x x  ok
  RT-051 ok ok c  c ok -
  RT-052 c  ok c  c ok -
  RT-053 c  c  c  c c  c
  RT-054 c  c  c  - c  c
  RT-055 x  x  x  x x  x
  RT-056 c  c  c  c c  -
  RT-057 x  c  c  c ok -
  RT-058 c  c  c  c ok c
  RT-059 c  ok c  c ok c
`,
);

describeRules("runtime", [
  {
    rule: officeBitness,
    violating: { "COM, 32-bit": addIn("com", 32), "VSTO, 32-bit": addIn("vsto", 32) },
    compliant: {
      "no add-in": application(),
      "COM, 64-bit": addIn("com", 64),
      "a web add-in has no bitness": addIn("web"),
      "64-bit, whether or not it is an add-in": withFacts("officeSuite", {
        addInBitness: 64,
        unknown: ["addIn"],
      }),
    },
    unknown: {
      "the section is missing": bareApplication(),
      "the bitness is left out": addIn("com"),
      "the bitness is listed as unknown": withFacts("officeSuite", {
        addIn: "com",
        unknown: ["addInBitness"],
      }),
      "32-bit, if it is an add-in": withFacts("officeSuite", { addInBitness: 32, unknown: ["addIn"] }),
    },
  },
  {
    rule: officeBitness,
    compatibility: { officeBitness: 32 },
    violating: { "COM, 64-bit": addIn("com", 64) },
    compliant: { "COM, 32-bit": addIn("com", 32) },
    unknown: { "the bitness is left out": addIn("vsto") },
  },
  {
    rule: officeAddIn,
    violating: { COM: addIn("com"), VSTO: addIn("vsto") },
    compliant: { "no add-in": application(), "a web add-in": addIn("web") },
    unknown: openCases("officeSuite", "addIn"),
  },
  {
    ...flagCases(officeAutomation, "officeSuite", "automation"),
    environments: [
      ["shared desktop", environment(), automating, "condition"],
      ["package", environment({ mode: "app-attach" }), automating, "condition"],
      ["desktop of one's own", environment({ mode: "personal" }), automating, "none"],
    ],
  },
  {
    ...flagCases(officeAutomation, "officeSuite", "automation"),
    compatibility: { sharedComputerActivation: true },
    environments: [
      ["licensed for shared desktops", environment(), automating, "none"],
      ["licensed, RemoteApp", environment({ mode: "remote-app" }), automating, "none"],
    ],
  },
  {
    ...flagCases(javaVersion, "runtimes", "javaUnsupported"),
    compliant: {
      "no Java": application(),
      "Java that gets updates": withFacts("runtimes", { java: "21" }),
    },
  },
  {
    rule: internetExplorerMode,
    violating: {
      "Internet Explorer mode": withFacts("browser", { engine: "ie-mode" }),
      ActiveX: withFacts("browser", { engine: "activex" }),
    },
    compliant: { "a current browser": application() },
    unknown: openCases("browser", "engine"),
  },
  {
    rule: browserPlugIns,
    violating: {
      Silverlight: withFacts("browser", { plugIns: ["silverlight"] }),
      "a Java applet": withFacts("browser", { plugIns: ["java-applet"] }),
    },
    compliant: { "no plug-in": application() },
    unknown: openCases("browser", "plugIns"),
  },
  {
    rule: databaseClient,
    violating: { "a database client": withFacts("runtimes", { databaseClient: "oracle-19" }) },
    compliant: { "no database client": application() },
    unknown: openCases("runtimes", "databaseClient"),
  },
  {
    ...gpuFlag,
    violating: {
      ...gpuFlag.violating,
      "GPU memory is asked for": demandsGpu,
      "GPU memory is asked for, and nobody knows about graphics": {
        ...demandsGpu,
        graphics: undefined,
      } as never,
    },
    compliant: {
      ...gpuFlag.compliant,
      "nobody knows about demands": { ...application(), demands: undefined } as never,
    },
    environments: [
      ["shared desktop", environment(), needsGpu, "blocker"],
      ["shared desktop with GPU", environment({ gpu: true }), needsGpu, "none"],
      ["desktop of one's own", environment({ mode: "personal" }), needsGpu, "condition"],
      ["desktop of one's own with GPU", environment({ mode: "personal", gpu: true }), needsGpu, "none"],
      ["device", environment({ mode: "local" }), needsGpu, "none"],
    ],
  },
  {
    rule: movingImages,
    violating: {
      animation: withFacts("graphics", { intensity: "animated" }),
      video: withFacts("graphics", { intensity: "video" }),
      "true colours": withFacts("graphics", { intensity: "colour-accurate" }),
    },
    compliant: { "office work": application() },
    unknown: openCases("graphics", "intensity"),
  },
  flagCases(nativeMessaging, "browser", "nativeMessaging"),
]);
