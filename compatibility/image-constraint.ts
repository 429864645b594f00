import type { Application } from "../model/estate";
import type { RuleId } from "./rule";

/** Why two applications cannot share an image. */
export interface ImageConflict {
  /** The rule that knows of it. */
  readonly rule: RuleId;
  /** What clashes: `32-bit and 64-bit office add-ins`. */
  readonly why: string;
}

/** What an application asks of the image it is installed in; facts that are unknown ask for nothing. */
export interface ImageConstraint {
  readonly officeBitness?: 32 | 64;
  readonly databaseClient?: DatabaseClient;
  readonly java?: { readonly major: string; readonly unsupported: boolean };
  /** Undefined where every host has its own graphics processor or none. */
  readonly gpu?: boolean;
  /** Set for an application that shares its image with nobody. */
  readonly alone?: { readonly application: string; readonly rule: RuleId };
}

/** Client of a database: `oracle-19` is `oracle` in version `19`. */
interface DatabaseClient {
  readonly product: string;
  readonly version: string;
  readonly bitness?: 32 | 64;
}

/**
 * What an application asks of its image.
 *
 * @param shared - several people share the hosts, so that a graphics processor would be there for all of them
 */
export function imageConstraint(application: Application, shared: boolean): ImageConstraint {
  const { officeSuite, runtimes, graphics } = application;
  const addIn = officeSuite?.addIn === "com" || officeSuite?.addIn === "vsto";
  return {
    ...(addIn && officeSuite.addInBitness !== undefined ? { officeBitness: officeSuite.addInBitness } : {}),
    ...(runtimes?.databaseClient === undefined
      ? {}
      : { databaseClient: databaseClient(runtimes.databaseClient, runtimes.databaseClientBitness) }),
    ...(runtimes?.java === undefined
      ? {}
      : { java: { major: runtimes.java, unsupported: runtimes.javaUnsupported } }),
    ...(shared && graphics?.unknown.includes("gpuRequired") === false ? { gpu: graphics.gpuRequired } : {}),
  };
}

/**
 * Why two constraints exclude each other; undefined when they do not.
 *
 * Office add-ins of different bitness need different office suites (RT-050). Of one database client there is one version
 * and bitness (RT-056). Two versions of Java stand side by side as long as both get updates (RT-053). A graphics processor
 * is not given to those who do not need it (RT-057).
 */
export function conflictBetween(one: ImageConstraint, other: ImageConstraint): ImageConflict | undefined {
  return (
    aloneConflict(one, other) ??
    officeConflict(one, other) ??
    databaseConflict(one.databaseClient, other.databaseClient) ??
    javaConflict(one.java, other.java) ??
    graphicsConflict(one, other)
  );
}

function aloneConflict(one: ImageConstraint, other: ImageConstraint): ImageConflict | undefined {
  const alone = one.alone ?? other.alone;
  if (alone === undefined || one.alone?.application === other.alone?.application) return undefined;
  return { rule: alone.rule, why: `"${alone.application}" needs a pool of its own` };
}

function officeConflict(one: ImageConstraint, other: ImageConstraint): ImageConflict | undefined {
  if (one.officeBitness === undefined || other.officeBitness === undefined) return undefined;
  if (one.officeBitness === other.officeBitness) return undefined;
  return { rule: "RT-050", why: "32-bit and 64-bit office add-ins" };
}

function databaseConflict(
  one: DatabaseClient | undefined,
  other: DatabaseClient | undefined,
): ImageConflict | undefined {
  if (one === undefined || other === undefined || one.product !== other.product) return undefined;
  const bitnessDiffers =
    one.bitness !== undefined && other.bitness !== undefined && one.bitness !== other.bitness;
  if (one.version === other.version && !bitnessDiffers) return undefined;
  return { rule: "RT-056", why: `database clients ${inOrder(clientText(one), clientText(other))}` };
}

function javaConflict(
  one: ImageConstraint["java"],
  other: ImageConstraint["java"],
): ImageConflict | undefined {
  if (one === undefined || other === undefined || one.major === other.major) return undefined;
  if (!one.unsupported && !other.unsupported) return undefined;
  return { rule: "RT-053", why: `Java versions ${inOrder(one.major, other.major)}, not all with updates` };
}

function graphicsConflict(one: ImageConstraint, other: ImageConstraint): ImageConflict | undefined {
  if (one.gpu === undefined || other.gpu === undefined || one.gpu === other.gpu) return undefined;
  return { rule: "RT-057", why: "with and without graphics processor" };
}

function databaseClient(id: string, bitness: 32 | 64 | undefined): DatabaseClient {
  const [, product = id, version = ""] = /^(.+?)-([0-9].*)$/.exec(id) ?? [];
  return { product, version, ...(bitness === undefined ? {} : { bitness }) };
}

function clientText({ product, version, bitness }: DatabaseClient): string {
  return [product, version, bitness === undefined ? "" : `(${bitness}-bit)`]
    .filter((part) => part !== "")
    .join(" ");
}

function inOrder(one: string, other: string): string {
  return one < other ? `${one} and ${other}` : `${other} and ${one}`;
}
