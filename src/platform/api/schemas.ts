import { Type, type Static, type TSchema } from 'typebox';
import { PAGE_SIZE } from './limits.ts';

/** A calendar day in an answer: "2026-11-16". */
export const DayText = Type.String({ format: 'date' });

/** An instant in an answer, in UTC. */
export const InstantText = Type.String({ format: 'date-time' });

/** A day in an address. Within bounds that every database keeps. */
export const AskedDay = (description: string) =>
  Type.Optional(Type.String({ format: 'date', pattern: '^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$', description }));

/** Of a schema, or null: not known, or none. */
export const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Text that a client sends. */
export const AskedText = (maxLength: number, description: string) =>
  Type.Optional(Type.String({ maxLength, description }));

/** The parameters of every list. */
export const pageParameters = {
  limit: Type.Optional(
    Type.Integer({
      minimum: PAGE_SIZE.least,
      maximum: PAGE_SIZE.most,
      default: PAGE_SIZE.otherwise,
      description: 'How many records at most.',
    }),
  ),
  cursor: Type.Optional(
    Type.String({
      maxLength: 2000,
      description: 'Where the page begins: from the `next` of the page before.',
    }),
  ),
};

/** The address of a list's next page, or null on its last. */
export const NextLink = OrNull(
  Type.String({
    description: 'The next page, relative to this server; null on the last. Also the Link header.',
  }),
);

const RequestFault = Type.Object(
  {
    parameter: Type.String(),
    pointer: Type.String({ description: 'Where in the request: #/query/limit.' }),
    value: Type.String({ description: 'What was given.' }),
    detail: Type.String(),
  },
  { additionalProperties: false },
);

/** A problem, RFC 9457. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'urn:amberley:problem:<kind>; the list is in docs/api.md.' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What happened this time, in words.' }),
    instance: Type.String({ description: 'The address that was asked, without its query.' }),
    errors: Type.Optional(Type.Array(RequestFault)),
    scope: Type.Optional(Type.String({ description: 'The scope that is missing.' })),
    reference: Type.Optional(
      Type.String({ description: 'Of a fault of the server, to be told to whoever runs it.' }),
    ),
  },
  { additionalProperties: false, $id: 'Problem', description: 'A problem as RFC 9457 writes it.' },
);

/** The value that a schema describes. */
export type Of<T extends TSchema> = Static<T>;
