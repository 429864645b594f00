import { assessPortfolio } from "../compatibility/portfolio";
import { portfolioImages, type KindImages } from "../compatibility/portfolio-images";
import { waysOut, type WaysOut } from "../compatibility/ways-out";
import type { Estate } from "../model/estate";
import { extraPoolCost } from "../planning/cost/extra-pool-cost";
import type { Figure } from "../planning/figure";
import { sizeEstate } from "../planning/plan-estate";

/** Images of one kind of desktop, with the price of one more. */
export interface PricedImages extends KindImages {
  /** Absent where no pool of this kind is planned. */
  readonly extraPoolCostEur?: Figure;
}

/** What `workplace apps portfolio` shows. */
export interface PortfolioReport {
  readonly city: string;
  readonly today: string;
  readonly applications: number;
  readonly images: readonly PricedImages[];
  readonly waysOut: WaysOut;
  /** False where an error keeps the estate from being sized: then nothing has a price. */
  readonly priced: boolean;
}

/**
 * Images and ways out of an estate.
 *
 * @param today - day on which applications are judged, YYYY-MM-DD
 */
export function portfolioReport(estate: Estate, today: string): PortfolioReport {
  const portfolio = assessPortfolio(estate, today);
  const { sizing } = sizeEstate(estate, today);
  const images = portfolioImages(estate, portfolio).map((kind): PricedImages => {
    const cost = extraPoolCost(estate, sizing?.pools ?? [], kind.platform, kind.sessionType);
    return cost === undefined ? kind : { ...kind, extraPoolCostEur: cost };
  });
  return {
    city: estate.settings.city.name,
    today,
    applications: estate.applications.length,
    images,
    waysOut: waysOut(estate, portfolio),
    priced: sizing !== undefined,
  };
}
