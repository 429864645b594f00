/**
 * Items that every price book must hold, because no catalogue entry names them.
 *
 * The prices of VM sizes, servers, devices and licences are named by their catalogue entries.
 */
export const PRICE_ITEMS = {
  /** System disk of an Azure session host, premium SSD of 128 GiB. */
  azureSystemDisk: { id: "azure-premium-ssd-128gib", unit: "EUR/month" },
  /** Profile shares, provisioned SSD. */
  azureFiles: { id: "azure-files-premium-gib", unit: "EUR/GiB/month" },
  /** Log Analytics ingestion. */
  azureLogs: { id: "azure-log-analytics-gb", unit: "EUR/GB" },
  /** Electricity of the city's own buildings and data centre. */
  electricity: { id: "electricity-kwh", unit: "EUR/kWh" },
} as const;

/** Name of an item in `PRICE_ITEMS`. */
export type PriceItem = keyof typeof PRICE_ITEMS;
