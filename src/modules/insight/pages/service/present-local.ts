import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import { clashes, FACT_WORDS, marketPaths, type Clash } from '../../../market/index.ts';
import type { ServiceRecord } from '../../queries/fetch-service.ts';
import { enforcementInForce } from '../../rules/enforcement-in-force.ts';
import type { LoadedService } from './load-service.ts';

export interface LocalPanelModel {
  rows: { label: string; value: string }[];
  since: string;
  clashes: Clash[];
  factsHref: string;
  enforcementHref: string;
  placementsHref: string;
  /** Where the council's own entry is changed. */
  ownHref: string | null;
}

/** Yes, no or not known in words. */
function yesNo(value: boolean | null | undefined): string {
  return value === null || value === undefined ? 'Not known' : value ? 'Yes' : 'No';
}

/** What the council knows of a service, and where that differs from CQC. */
export function presentLocal(
  { service, happenings }: Pick<LoadedService, 'service' | 'happenings'>,
  today: Day,
): LocalPanelModel {
  const { facts, placed, locationId } = service;
  const text = (value: string | number | null | undefined) =>
    value === null || value === undefined || value === '' ? 'Not known' : String(value);
  const rows = [
    { label: FACT_WORDS.contracted, value: yesNo(facts?.contracted) },
    { label: FACT_WORDS.operational, value: yesNo(facts?.operational) },
    { label: FACT_WORDS.officerId, value: text(facts?.officerName) },
    { label: FACT_WORDS.locality, value: text(facts?.locality) },
    {
      label: 'People placed by us',
      value: placed === null ? 'None recorded' : `${placed.people} on ${shortDay(placed.asOf)}`,
    },
  ];
  const enforced = enforcementInForce(happenings, today).map(
    ({ day, detail }) => `${detail.kind} since ${shortDay(day)}`,
  );
  if (enforced.length > 0) rows.push({ label: 'Enforcement in force', value: enforced.join('; ') });
  if (facts !== null && facts.note !== '') rows.push({ label: FACT_WORDS.note, value: facts.note });
  return {
    rows,
    since: sinceOf(service, today),
    clashes:
      facts === null || !service.regulated
        ? []
        : clashes(facts, { beds: service.beds, phone: service.phone }),
    factsHref: marketPaths.localFacts(locationId),
    enforcementHref: marketPaths.enforcements(locationId),
    placementsHref: marketPaths.placements(locationId),
    ownHref: service.regulated ? null : marketPaths.ownService(locationId),
  };
}

/** "Warning notice since 17 Jun 2026", the newest first. */
function sinceOf({ facts, locationId }: ServiceRecord, today: Day): string {
  if (facts === null) return 'Nothing has been recorded for this service yet.';
  const since = facts.validFrom === today ? 'Recorded today' : `In force since ${longDay(facts.validFrom)}`;
  return facts.locationId === locationId
    ? `${since}.`
    : `${since}, recorded for its former registration ${facts.locationId}.`;
}
