import type { Catalogue } from '../../rules/draft-catalogue.ts';
import { floorInWords, pointsInWords, readsInWords } from '../../rules/describe-model.ts';

export interface AddModel {
  indicators: { value: string; text: string; hint: string }[];
  floors: { value: string; text: string; hint: string }[];
}

/** What can be added, each with what it reads and gives to begin with. */
export function presentAdd({ indicators, floors }: Catalogue): AddModel {
  return {
    indicators: indicators.map(({ label, reads, bands, source }, at) => ({
      value: `indicator-${at + 1}`,
      text: label,
      hint: `Up to ${pointsInWords(Math.max(0, ...bands.map(({ points }) => points)))} points. ${readsInWords(reads) || source}`,
    })),
    floors: floors.map(({ when, atLeast, source }, at) => ({
      value: `floor-${at + 1}`,
      text: `${floorInWords(when)}: at least ${atLeast}`,
      hint: source,
    })),
  };
}
