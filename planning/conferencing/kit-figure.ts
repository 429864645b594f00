import type { Catalog } from "../../model/estate";
import { priceInput } from "../cost/price-book";
import type { Figure, FigureInput } from "../figure";
import { fromCatalog, fromConstant } from "../figure-input";
import { roundTo } from "../rounding";
import { poePort } from "../wlan/poe-class";
import type { RoomPieces } from "./room-plan";

/** Network ports of a kit; `spare` are those that no device takes. */
export function kitPorts(catalog: Catalog, subject: string, pieces: RoomPieces, spare: FigureInput): Figure {
  const sum = sumOf(pieces, (id) => deviceInput(catalog, id, "ports", "ports"));
  return {
    ...sum,
    subject,
    value: sum.value + spare.value,
    unit: "ports",
    formula: `${spare.name} + ${sum.formula}`,
    inputs: [spare, ...sum.inputs],
  };
}

/** Power that switch ports hold ready for a kit; devices on mains need none. */
export function kitPoeWatts(catalog: Catalog, subject: string, pieces: RoomPieces): Figure {
  const parts = pieces.flatMap(({ id, pieces: count }) => {
    const watts = deviceInput(catalog, id, "poeWatts", "W");
    const port = poePort(watts.value);
    return port === undefined ? [] : [{ id, count, watts, port }];
  });
  return {
    subject,
    value: roundTo(
      parts.reduce((total, { count, port }) => total + count * port.value, 0),
      2,
    ),
    unit: "W",
    formula: parts.map(({ id, count }) => `${count} × POE_PORT_WATTS for ${id} poeWatts`).join(" + ") || "0",
    inputs: parts.flatMap(({ watts, port }) => [watts, fromConstant(port)]),
  };
}

/** Price of a kit without installation. */
export function kitCostEur(catalog: Catalog, subject: string, pieces: RoomPieces): Figure {
  return {
    subject,
    unit: "EUR",
    ...sumOf(pieces, (id) => priceInput(catalog, catalog.roomDevices[id]?.price ?? "")),
  };
}

/** Sum over pieces; those that add nothing are left out of the explanation. */
function sumOf(
  pieces: RoomPieces,
  inputOf: (id: string) => FigureInput,
): Pick<Figure, "value" | "formula" | "inputs"> {
  const parts = pieces
    .map((part) => ({ ...part, input: inputOf(part.id) }))
    .filter(({ input }) => input.value > 0);
  const terms = parts.map(({ id, pieces: count, input }) => `${count} × ${id} ${input.name}`);
  return {
    value: roundTo(
      parts.reduce((total, part) => total + part.pieces * part.input.value, 0),
      2,
    ),
    formula: terms.join(" + ") || "0",
    inputs: parts.map(({ input }) => input),
  };
}

function deviceInput(catalog: Catalog, id: string, key: "ports" | "poeWatts", unit: string): FigureInput {
  return fromCatalog(catalog, "roomDevices", id, key, catalog.roomDevices[id]?.[key] ?? 0, unit);
}
