import type { CompatibilityRule } from "../../rule";
import { smartCardReader } from "./pe-060-smart-card-reader";
import { qualifiedSignature } from "./pe-061-qualified-signature";
import { onlineIdentityCard } from "./pe-062-online-identity-card";
import { twainScanner } from "./pe-063-twain-scanner";
import { usbScanner } from "./pe-064-usb-scanner";
import { signaturePad } from "./pe-065-signature-pad";
import { fingerprintReader } from "./pe-066-fingerprint-reader";
import { camera } from "./pe-067-camera";
import { serialDevice } from "./pe-068-serial-device";
import { usbDongle } from "./pe-069-usb-dongle";
import { specialPrinter } from "./pe-070-special-printer";
import { headset } from "./pe-071-headset";
import { usbNetworkOrDisplay } from "./pe-072-usb-network-or-display";
import { selfServiceTerminal } from "./pe-073-self-service-terminal";
import { closedUsb } from "./pe-074-closed-usb";
import { closedSmartCards } from "./pe-075-closed-smart-cards";
import { closedCamera } from "./pe-076-closed-camera";
import { closedPrinters } from "./pe-077-closed-printers";
import { closedMicrophone } from "./pe-078-closed-microphone";

/** PE: devices on the desk. */
export const PERIPHERAL_RULES: readonly CompatibilityRule[] = [
  smartCardReader,
  qualifiedSignature,
  onlineIdentityCard,
  twainScanner,
  usbScanner,
  signaturePad,
  fingerprintReader,
  camera,
  serialDevice,
  usbDongle,
  specialPrinter,
  headset,
  usbNetworkOrDisplay,
  selfServiceTerminal,
  closedUsb,
  closedSmartCards,
  closedCamera,
  closedPrinters,
  closedMicrophone,
];
