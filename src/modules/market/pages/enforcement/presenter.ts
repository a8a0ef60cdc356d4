import { longDay, shortDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { boxesOf, boxesTyped, type DayBoxes } from '../../parts/day-field.ts';
import type { LocationFacts } from '../../parts/register.ts';
import type { Enforcement } from '../../queries/fetch-enforcements.ts';
import type { EnforcementKind } from '../../queries/fetch-enforcement-kinds.ts';
import { paths } from '../../routes.ts';

interface EnforcementTyped {
  kind: string;
  imposedOn: DayBoxes;
  liftedOn: DayBoxes;
  summary: string;
  source: string;
}

export interface EnforcementFormModel {
  action: string;
  submit: string;
  version: string;
  typed: EnforcementTyped;
  kinds: { value: string; text: string }[];
  errors: FieldError[];
}

export interface EnforcementPageModel {
  location: LocationFacts & { locationId: string };
  form: EnforcementFormModel;
  entries: {
    href: string;
    kind: string;
    severe: boolean;
    inForce: boolean;
    from: string;
    until: string;
    summary: string;
  }[];
}

export interface EnforcementEditModel {
  location: LocationFacts & { locationId: string };
  form: EnforcementFormModel;
  /** After a clash of two editors: what is saved now, in a sentence. */
  saved?: string;
}

const EMPTY: EnforcementTyped = {
  kind: '',
  imposedOn: boxesOf(null),
  liftedOn: boxesOf(null),
  summary: '',
  source: '',
};

/** The list of a location's enforcement, with a form to add to it. */
export function listModel(
  location: EnforcementPageModel['location'],
  entries: readonly Enforcement[],
  kinds: readonly EnforcementKind[],
  submitted: { fields: Fields; errors: FieldError[] } | undefined,
): EnforcementPageModel {
  return {
    location,
    form: {
      action: paths.enforcements(location.locationId),
      submit: 'Add the entry',
      version: '',
      typed: submitted === undefined ? EMPTY : typedOf(submitted.fields),
      kinds: kindItems(kinds),
      errors: submitted?.errors ?? [],
    },
    entries: entries.map((entry) => ({
      href: paths.enforcement(location.locationId, entry.enforcementId),
      kind: entry.kind,
      severe: entry.severe,
      inForce: entry.liftedOn === null,
      from: shortDay(entry.imposedOn),
      until: entry.liftedOn === null ? 'In force' : `Lifted ${shortDay(entry.liftedOn)}`,
      summary: entry.summary,
    })),
  };
}

/** One entry, to be changed or lifted; `clashed` where somebody else saved it meanwhile. */
export function editModel(
  location: EnforcementPageModel['location'],
  entry: Enforcement,
  kinds: readonly EnforcementKind[],
  submitted: { fields: Fields; errors: FieldError[]; clashed: boolean } | undefined,
): EnforcementEditModel {
  const { kind, imposedOn, liftedOn, summary, source } = entry;
  const saved: EnforcementTyped = {
    kind,
    imposedOn: boxesOf(imposedOn),
    liftedOn: boxesOf(liftedOn),
    summary,
    source,
  };
  const lifted = liftedOn === null ? 'not lifted' : `lifted ${longDay(liftedOn)}`;
  return {
    location,
    form: {
      action: paths.enforcement(location.locationId, entry.enforcementId),
      submit: 'Save the entry',
      version:
        submitted === undefined || submitted.clashed
          ? String(entry.version)
          : one(submitted.fields, 'version'),
      typed: submitted === undefined ? saved : typedOf(submitted.fields),
      kinds: kindItems(kinds),
      errors: submitted?.errors ?? [],
    },
    ...(submitted?.clashed === true
      ? {
          saved: `Saved now: ${kind}, imposed ${longDay(imposedOn)}, ${lifted}. ${summary} Source: ${source || 'none'}.`,
        }
      : {}),
  };
}

function kindItems(kinds: readonly EnforcementKind[]): { value: string; text: string }[] {
  return kinds.map(({ kind, severe }) => ({ value: kind, text: severe ? `${kind} (holds at Red)` : kind }));
}

function typedOf(fields: Fields): EnforcementTyped {
  return {
    kind: one(fields, 'kind'),
    imposedOn: boxesTyped(fields, 'imposedOn'),
    liftedOn: boxesTyped(fields, 'liftedOn'),
    summary: one(fields, 'summary'),
    source: one(fields, 'source'),
  };
}
