import { Type } from 'typebox';
import { KEY_QUESTIONS, RAGS, RATINGS } from '../../../kernel/rating.ts';
import { DayText, OrNull } from '../../../platform/api/index.ts';

const closed = { additionalProperties: false } as const;

export const RatingText = Type.Enum([...RATINGS], { description: "CQC's four-step scale." });
export const RagText = Type.Enum([...RAGS], { description: 'How much attention a service needs.' });
export const QuestionText = Type.Enum(['Overall', ...KEY_QUESTIONS]);

/** Members that an answer leaves out, and the scope that would bring them. */
export const Omitted = Type.Array(Type.Object({ member: Type.String(), scope: Type.String() }, closed), {
  description: 'What is left out of each record because the token lacks a scope. Empty: nothing is.',
});

export const Provider = OrNull(
  Type.Object({ providerId: OrNull(Type.String()), name: OrNull(Type.String()) }, closed),
);

const RatingNow = OrNull(
  Type.Object(
    {
      overall: OrNull(RatingText),
      best: OrNull(RatingText),
      ratedOn: OrNull(DayText),
      ageMonths: OrNull(Type.Integer({ description: 'Whole months since it was published.' })),
      notRatedReason: OrNull(Type.String()),
      lastVisitedOn: OrNull(DayText),
    },
    {
      ...closed,
      description:
        'The rating that stands, the worst of its services; null for a service that CQC does not register.',
    },
  ),
);

/** One record of the Services list. */
export const Service = Type.Object(
  {
    locationId: Type.String({
      description: "CQC's id, or Amberley's for a service that CQC does not register.",
    }),
    name: Type.String(),
    regulated: Type.Boolean({ description: 'Whether CQC registers it.' }),
    registered: Type.Boolean({ description: 'Whether it was registered (or open) on the day.' }),
    category: Type.String({ description: 'What councils count it as: "Nursing home", "Home care".' }),
    serviceTypes: Type.Array(Type.String()),
    beds: OrNull(Type.Integer()),
    provider: Provider,
    town: OrNull(Type.String()),
    postcode: OrNull(Type.String()),
    localAuthority: OrNull(Type.String()),
    latitude: OrNull(Type.Number()),
    longitude: OrNull(Type.Number()),
    dormant: OrNull(Type.Boolean()),
    rating: RatingNow,
    risk: Type.Optional(
      OrNull(
        Type.Object(
          {
            rag: RagText,
            proposed: RagText,
            undecided: Type.Boolean({ description: 'True where the proposal waits for a decision.' }),
            score: Type.Number(),
            why: Type.String({ description: 'Why the model proposes what it proposes.' }),
          },
          {
            ...closed,
            description:
              'Its status, and what the model proposes with the reason; null where it was not rated. Scope risk.read.',
          },
        ),
      ),
    ),
    local: Type.Optional(
      Type.Object(
        {
          operating: OrNull(Type.Boolean()),
          contracted: OrNull(Type.Boolean()),
          locality: OrNull(Type.String()),
          officer: OrNull(Type.Object({ officerId: Type.String(), name: Type.String() }, closed)),
          peoplePlaced: OrNull(
            Type.Integer({ description: 'People placed there out of area, as last recorded.' }),
          ),
        },
        { ...closed, description: 'What the council knows of it. Scope market.read.' },
      ),
    ),
  },
  { ...closed, $id: 'Service' },
);

/** One rating that a key question has now. */
const StandingRating = Type.Object(
  {
    question: QuestionText,
    rating: OrNull(RatingText),
    on: OrNull(DayText),
    ageMonths: OrNull(Type.Integer()),
    stale: Type.Boolean({ description: 'Four years old or older.' }),
    note: Type.String({ description: 'What must be said beside it: carried over, or why there is none.' }),
  },
  closed,
);

const GroupRating = Type.Object(
  {
    question: QuestionText,
    rating: OrNull(RatingText),
    on: OrNull(DayText),
  },
  closed,
);

/** What stands for a location and each of its services. */
export const Standing = OrNull(
  Type.Object(
    {
      questions: Type.Array(StandingRating),
      best: OrNull(RatingText),
      range: Type.String({ description: 'How far its services differ, in words; empty where they do not.' }),
      byService: Type.Array(
        Type.Object({ service: Type.String(), ratings: Type.Array(GroupRating) }, closed),
        { description: 'Where CQC rated several of its services.' },
      ),
      lastVisitedOn: OrNull(DayText),
      reportLink: OrNull(Type.String()),
    },
    { ...closed, description: 'Null for a service that CQC does not register or has no rating record of.' },
  ),
);

const ForWhom = Type.Enum(['everyone', 'overseers'], {
  description:
    'Who may know it: everyone what is published; overseers (scope risk.reasons) also what the council heard. Without that scope only reasons for everyone are given, and the score is their sum.',
});

const Reason = Type.Object(
  {
    indicator: Type.String(),
    points: Type.Number(),
    words: Type.String(),
    audience: ForWhom,
  },
  closed,
);

/** What holds of a service: decided, or proposed until somebody decides. */
export const Status = OrNull(
  Type.Object(
    {
      rag: RagText,
      since: DayText,
      proposed: RagText,
      undecided: Type.Boolean({ description: 'True where the proposal waits for a decision.' }),
      decidedOn: OrNull(DayText),
      overriddenUntil: OrNull(DayText),
    },
    {
      ...closed,
      description:
        'The status that holds now; null where the service has none. Reasons of decisions are not given.',
    },
  ),
);

/** A colour with all its reasons. */
export const Assessment = Type.Object(
  {
    rag: RagText,
    score: Type.Number({ description: 'No unit; higher is riskier. The contributions add up to it.' }),
    why: Type.String({ description: 'The reason in one sentence.' }),
    model: Type.Object({ id: Type.String(), version: Type.Integer() }, closed),
    contributions: Type.Array(Reason),
    floors: Type.Array(Type.Object({ atLeast: RagText, words: Type.String(), audience: ForWhom }, closed)),
    unknown: Type.Array(
      Type.Object({ indicator: Type.String(), words: Type.String(), audience: ForWhom }, closed),
    ),
  },
  { ...closed, $id: 'Assessment' },
);

/** The path parameter of one service. */
export const servicePath = Type.Object({
  locationId: Type.String({ maxLength: 60, description: 'The `locationId` of a service.' }),
});
