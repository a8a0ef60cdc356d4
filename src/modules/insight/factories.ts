import { noFilters, type ServiceFilters } from './rules/service-filters.ts';

/** Filters of the Services list for tests: everything in the area, riskiest first, unless told otherwise. */
export function someFilters(overrides: Partial<ServiceFilters> = {}): ServiceFilters {
  return noFilters(overrides);
}
