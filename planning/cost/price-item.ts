/**
 * Items that every price book must hold, because no catalogue entry names them.
 *
 * The prices of VM sizes, servers, devices and licences are named by their catalogue entries.
 */
export const PRICE_ITEMS = {
  /** System disk of an Azure session host, premium SSD of 128 GiB. */
  azureSystemDisk: { id: "azure-os-disk-128", unit: "EUR/month" },
  /** Profile shares, provisioned SSD. */
  azureFiles: { id: "azure-files-ssd", unit: "EUR/GiB/month" },
  /** One private endpoint without its traffic. */
  azurePrivateEndpoint: { id: "azure-private-endpoint", unit: "EUR/month" },
  /** Log Analytics ingestion. */
  azureLogs: { id: "azure-log-ingestion", unit: "EUR/GB" },
  /** Datastores of the city's own data centre. */
  sanStorage: { id: "san-storage", unit: "EUR/GiB/month" },
  /** Rack, cooling, maintenance and hands for one server, without electricity. */
  serverOperation: { id: "server-operation", unit: "EUR/month" },
  /** Cable from a distributor to an outlet: laid, measured, documented. */
  networkDrop: { id: "network-drop", unit: "EUR" },
  /** Electricity of the city's own buildings and data centre. */
  electricity: { id: "electricity", unit: "EUR/kWh" },
} as const;

/** Name of an item in `PRICE_ITEMS`. */
export type PriceItem = keyof typeof PRICE_ITEMS;
