import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import type { SharedService } from '../../queries/fetch-shared-service.ts';

/** What one other council shows of the service. */
export interface SharedPanelModel {
  id: string;
  title: string;
  rag: Rag;
  since: string;
  asAt: string;
  /** Whether they place there; null where nothing stands against it. */
  placing: { state: 'restricted' | 'embargo'; words: string } | null;
  why: string;
  reasons: string[];
  floors: { atLeast: Rag; words: string }[];
  history: { day: string; rag: Rag | null }[];
  rows: { label: string; value: string }[];
  contact: string;
  /** What the agreement leaves out, in a sentence. */
  level: string;
}

const LEVELS: Record<SharedService['level'], string> = {
  status: 'Their agreement with us shows the status and whether they place people there.',
  summary: 'Their agreement with us shows a summary.',
  full: 'Their agreement with us shows all but notes and names.',
};

/** Each other council's view of the service, as its agreement allows. */
export function presentShared(shared: readonly SharedService[], today: Day): SharedPanelModel[] {
  return shared.map((one, i) => ({
    id: `shared-${i + 1}`,
    title: `Shared by ${one.giverName}`,
    rag: one.rag,
    since: one.since === null ? '' : `since ${longDay(one.since)}`,
    asAt: one.ratedOn === null ? '' : `As they had it on ${longDay(one.ratedOn)}.`,
    placing: placingOf(one),
    why: one.why ?? '',
    reasons: (one.reasons ?? []).map(({ words }) => words),
    floors: one.floors ?? [],
    history: (one.history ?? []).map(({ day, rag }) => ({ day: shortDay(day), rag })),
    rows: rowsOf(one, today),
    contact: one.contact ?? '',
    level: LEVELS[one.level],
  }));
}

function placingOf({ placing, placingFrom, placingReview }: SharedService): SharedPanelModel['placing'] {
  if (placing === null) return null;
  const since = placingFrom === null ? '' : `since ${longDay(placingFrom)}`;
  const again = placingReview === null ? '' : `, to be looked at again on ${longDay(placingReview)}`;
  return { state: placing, words: `${since}${again}` };
}

function rowsOf({ enforcement, facts }: SharedService, today: Day): SharedPanelModel['rows'] {
  const inForce = (enforcement ?? []).filter(({ liftedOn }) => liftedOn === null || liftedOn > today);
  const yesNo = (value: boolean | null) => (value === null ? 'Not known' : value ? 'Yes' : 'No');
  return [
    ...(enforcement === null
      ? []
      : [
          {
            label: 'Enforcement in force',
            value:
              inForce.map(({ kind, imposedOn }) => `${kind} since ${shortDay(imposedOn)}`).join('; ') ||
              'None recorded by them',
          },
        ]),
    ...(facts === null
      ? []
      : [
          { label: 'Operating', value: yesNo(facts.operational) },
          { label: 'Contracted with them', value: yesNo(facts.contracted) },
          { label: 'Their locality', value: facts.locality ?? 'Not known' },
          ...(facts.beds === null ? [] : [{ label: 'Beds as they have it', value: String(facts.beds) }]),
          { label: 'Recorded from', value: shortDay(facts.validFrom) },
        ]),
  ];
}
