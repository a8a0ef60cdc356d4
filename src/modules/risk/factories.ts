import { readFileSync } from 'node:fs';
import { day, type Day } from '../../kernel/calendar-day.ts';
import type { Rating } from '../../kernel/rating.ts';
import type { Facts, QuestionRating } from './rules/facts.ts';
import type { Model } from './rules/model.ts';
import { parseModel } from './rules/parse-model.ts';

/** A rating as facts hold it. */
export function rated(rating: Rating, on: string, carried = false): QuestionRating {
  return { rating, on: day(on), carried };
}

/** What is known of a service about which all is well and fresh on 20 March 2025; overwrite what the test is about. */
export function factsOf(overrides: Partial<Facts> = {}): Facts {
  return {
    locationId: '1-100000001',
    category: 'Residential home',
    regulated: true,
    registeredOn: day('2016-05-01'),
    overall: { rating: 'Good', on: day('2024-06-03') },
    notRatedReason: null,
    previous: { rating: 'Good', on: day('2021-02-10') },
    safe: rated('Good', '2024-06-03'),
    wellLed: rated('Good', '2024-06-03'),
    lastVisitedOn: day('2024-05-01'),
    dormancy: 'active',
    manager: { state: 'in post' },
    enforcement: [],
    beds: 40,
    clientGroups: [],
    events: [],
    returns: null,
    ...overrides,
  };
}

/** The files of the shipped models, without their ending. */
export const SHIPPED = ['cqc-only-1', 'care-homes-1', 'home-care-1', 'other-services-1'] as const;
export type Shipped = (typeof SHIPPED)[number];

/** A shipped model, the first where none is named, as its file says it, before any check. */
export function shippedModelJson(file: Shipped = 'cqc-only-1'): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`./rules/models/${file}.json`, import.meta.url), 'utf8'));
}

/** A shipped model, the first where none is named. */
export function shippedModel(file: Shipped = 'cqc-only-1'): Model {
  const parsed = parseModel(shippedModelJson(file));
  if (parsed.errors !== undefined)
    throw new Error(parsed.errors.map(({ field, message }) => `${field}: ${message}`).join('\n'));
  return parsed.value;
}

/** The day on which `factsOf` is fresh. */
export const FACTS_DAY: Day = day('2025-03-20');
