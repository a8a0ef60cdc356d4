import { Type } from 'typebox';
import { RAGS } from '../../../kernel/rating.ts';
import { DayText, defineOperation, InstantText, OrNull } from '../../../platform/api/index.ts';
import { findContact, PLACING_STATES } from '../../placement/index.ts';
import { findPlaceableServices } from '../queries/find-placeable-services.ts';
import { standpointOf } from '../queries/services-source.ts';
import { placingAnswerOf } from '../rules/placing-facts.ts';

const closed = { additionalProperties: false } as const;

const Answer = Type.Object(
  {
    locationId: Type.String(),
    name: Type.String(),
    category: Type.String(),
    postcode: OrNull(Type.String()),
    answer: Type.Enum(['yes', 'ask', 'no'], {
      description: 'yes: nothing stands against it. ask: ring first. no: not today.',
    }),
    words: Type.String({ description: 'Why, in words that anybody may read.' }),
    status: OrNull(Type.Enum([...RAGS])),
    statusSince: OrNull(DayText),
    undecided: Type.Boolean({ description: 'True where no officer has decided the status yet.' }),
    placements: Type.Enum([...PLACING_STATES]),
    placementsSince: OrNull(DayText),
    placementsScope: Type.String(),
    phone: OrNull(Type.String({ description: 'Of the service.' })),
  },
  { ...closed, $id: 'PlacingAnswer' },
);

/** GET /look-up: "can I place here today?", for case systems. Nothing confidential is in it. */
export const listPlaceableServices = defineOperation({
  operationId: 'listPlaceableServices',
  path: '/look-up',
  tag: 'Placing',
  summary: 'Can somebody be placed here today?',
  description:
    'Services by name, postcode or CQC id, at most 20, each with an answer for today. Ask on the day: a status can change within the hour.',
  scope: 'placement.see',
  params: Type.Object({}),
  query: Type.Object({
    q: Type.String({
      minLength: 1,
      maxLength: 200,
      pattern: '\\S',
      description: 'Words of its name, its postcode or its CQC id.',
    }),
  }),
  answer: Type.Object(
    {
      asAt: InstantText,
      contact: OrNull(
        Type.Object(
          { name: Type.String(), phone: Type.String(), email: Type.String(), hours: Type.String() },
          { ...closed, description: 'Whom to ask.' },
        ),
      ),
      elsewhere: Type.Boolean({
        description: 'True where nothing of the council fits, and these are of elsewhere.',
      }),
      total: Type.Integer({ description: 'How many there are in all.' }),
      services: Type.Array(Answer),
    },
    { ...closed, $id: 'LookUp' },
  ),
  example: {
    asAt: '2026-11-16T09:00:00.000Z',
    contact: { name: 'Duty desk', phone: '01632 960 000', email: '', hours: 'Monday to Friday, 9am to 5pm' },
    elsewhere: false,
    total: 1,
    services: [
      {
        locationId: '1-1000000001',
        name: 'Harrow Lodge',
        category: 'Nursing home',
        postcode: 'OL1 1AA',
        answer: 'no',
        words: 'New placements are stopped since 2 March 2026 (All new placements).',
        status: 'Red',
        statusSince: '2026-02-27',
        undecided: false,
        placements: 'embargo',
        placementsSince: '2026-03-02',
        placementsScope: 'All new placements',
        phone: '0161 496 0000',
      },
    ],
  },
  handler: async ({ tx, query, reader, today, clock }) => {
    const found = await findPlaceableServices(tx, query.q, standpointOf({ authority: reader, today }));
    const contact = await findContact(tx);
    return {
      asAt: clock.now().toISOString(),
      contact:
        contact === undefined
          ? null
          : { name: contact.name, phone: contact.phone, email: contact.email, hours: contact.hours },
      elsewhere: found.elsewhere,
      total: found.total,
      services: found.rows.map((row) => ({
        locationId: row.locationId,
        name: row.name,
        category: row.category,
        postcode: row.postcode,
        ...placingAnswerOf(row, today),
        status: row.rag,
        statusSince: row.statusSince,
        undecided: row.undecided === true,
        placements: row.placing ?? ('open' as const),
        placementsSince: row.placingFrom,
        placementsScope: row.placingScope ?? '',
        phone: row.phone,
      })),
    };
  },
});
