import { newestPriceDate, priceFindings } from "../../../planning/cost/price-book";
import { catalog, price } from "../../support/catalog-object";
import { estate, settings } from "../../support/estate-object";

const prices = catalog().prices;

test("a complete price book has no findings", () => {
  expect(priceFindings(estate())).toEqual([]);
});

test("fails at the estate's priceBook when an item is missing that every book holds", () => {
  const { electricity: _, ...others } = prices;
  expect(priceFindings(estate({ catalog: catalog({ prices: others }) }))).toMatchObject([
    {
      rule: "price/missing",
      severity: "error",
      file: "estate.yaml",
      pointer: "/priceBook",
      message: 'price "electricity" is not in the price book',
    },
  ]);
});

test("fails at the catalogue entry whose price is missing", () => {
  const { device: _, ...others } = prices;
  const files = new Map([["devices/monitor", "catalog/own.yaml"]]);
  const found = priceFindings(estate({ catalog: catalog({ prices: others, files }) }));
  expect(found).toHaveLength(3);
  expect(found).toContainEqual(
    expect.objectContaining({ file: "catalog/own.yaml", pointer: "/devices/monitor/price" }),
  );
});

test("fails at a price in another unit than its use needs", () => {
  const wrong = { ...prices, electricity: price(0.25, "EUR/month") };
  expect(priceFindings(estate({ catalog: catalog({ prices: wrong }) }))).toMatchObject([
    {
      rule: "price/unit",
      pointer: "/prices/electricity/unit",
      message: 'price "electricity" is in EUR/month; its use needs EUR/kWh',
    },
  ]);
});

test("a platform that the estate does not have needs no prices", () => {
  const { azure } = settings().platforms;
  const { "san-storage": _, "server-operation": __, ...others } = prices;
  const cloudOnly = settings({ platforms: { azure: azure! } });
  expect(priceFindings(estate({ settings: cloudOnly, catalog: catalog({ prices: others }) }))).toEqual([]);
  expect(priceFindings(estate({ catalog: catalog({ prices: others }) }))).toHaveLength(2);
});

test("the newest date counts as today", () => {
  const dated = { old: price(1, "EUR", "2025-12-31"), new: price(1, "EUR", "2026-02-01") };
  expect(newestPriceDate(catalog({ prices: dated }))).toBe("2026-02-01");
  expect(newestPriceDate(catalog({ prices: {} }))).toBeUndefined();
});
