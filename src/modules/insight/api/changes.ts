import { Type } from 'typebox';
import { day } from '../../../kernel/calendar-day.ts';
import {
  AskedDay,
  DayText,
  defineOperation,
  InstantText,
  OrNull,
  pageParameters,
} from '../../../platform/api/index.ts';
import { fetchMovementsAfter, type RecordedMovement } from '../queries/fetch-movements-after.ts';

const closed = { additionalProperties: false } as const;
const text = OrNull(Type.String());

/** What imports see move, those of ratings first. */
const RATING_KINDS = ['first rating', 'rating up', 'rating down'] as const;
const KINDS = [
  ...RATING_KINDS, 'registered', 'deregistered', 'manager left', 'manager registered', 'dormant', 'active again',
  'beds changed', 'renamed', 'new provider',
] as const; // prettier-ignore

const Change = Type.Object(
  {
    id: Type.String({ description: 'Never twice: to know what you have already.' }),
    kind: Type.Enum([...KINDS]),
    locationId: Type.String(),
    name: text,
    providerId: text,
    localAuthority: text,
    happenedOn: DayText,
    from: text,
    to: text,
    recordedAt: InstantText,
  },
  { ...closed, $id: 'Change' },
);

/** GET /ratings/changes: a feed of what moved. */
export const listRatingChanges = defineOperation({
  operationId: 'listRatingChanges',
  path: '/ratings/changes',
  tag: 'Ratings',
  summary: 'What changed since',
  description:
    'What imports of CQC data saw move, in the order in which it was recorded. `next` is always there: keep it, and ask it later for what came since. `more` tells whether there is more now.',
  scope: 'cqc.read',
  params: Type.Object({}),
  query: Type.Object({
    since: AskedDay('Only what was recorded on this day or later; everything where absent.'),
    kind: Type.Optional(
      Type.Array(Type.Enum([...KINDS]), {
        description: `Kinds of change; where absent, those of ratings (${RATING_KINDS.join(', ')}). May be repeated.`,
      }),
    ),
    scope: Type.Optional(
      Type.Enum(['area', 'everywhere'], {
        default: 'area',
        description: "The council's area, or all of the data.",
      }),
    ),
    ...pageParameters,
  }),
  answer: Type.Object(
    {
      changes: Type.Array(Change),
      more: Type.Boolean(),
      next: Type.String({ description: 'What comes after these, now or later. Also the Link header.' }),
    },
    { ...closed, $id: 'ChangeList' },
  ),
  example: {
    changes: [
      {
        id: '0193a1b2-0000-7000-8000-000000000005',
        kind: 'rating down',
        locationId: '1-1000000001',
        name: 'Harrow Lodge',
        providerId: '1-1000000000',
        localAuthority: 'Oldham',
        happenedOn: '2025-03-04',
        from: 'Good',
        to: 'Requires improvement',
        recordedAt: '2025-03-05T02:10:11.123Z',
      },
    ],
    more: false,
    next: '/api/v1/ratings/changes?since=2025-03-01&cursor=AAAA',
  },
  handler: async ({ tx, query, reader, limit, from, next }) => {
    const rows = await fetchMovementsAfter(tx, {
      kinds: query.kind ?? RATING_KINDS,
      since: query.since === undefined ? null : day(query.since),
      inArea: query.scope !== 'everywhere' && reader.area.length > 0,
      after: placeOf(from),
      most: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    // An empty page begins where it was asked to; '' is the start of all.
    const position = last === undefined ? (from ?? ['', '']) : [last.recordedText, last.movementId];
    return { changes: shown.map(changeOf), more: rows.length > limit, next: next(position) ?? '' };
  },
});

function placeOf(from: readonly string[] | null): { recordedText: string; movementId: string } | null {
  const [recordedText = '', movementId = ''] = from ?? [];
  return recordedText === '' ? null : { recordedText, movementId };
}

function changeOf(row: RecordedMovement) {
  const { movementId, recordedText: _text, recordedAt, kind, ...rest } = row;
  // The kinds that were asked for are the only ones that come.
  return {
    id: movementId,
    ...rest,
    kind: kind as (typeof KINDS)[number],
    recordedAt: recordedAt.toISOString(),
  };
}
