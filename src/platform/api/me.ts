import { Type } from 'typebox';
import { API_LIMITS } from './limits.ts';
import { InstantText } from './schemas.ts';
import { defineOperation } from './types.ts';

const Me = Type.Object(
  {
    client: Type.Object(
      { id: Type.String(), name: Type.String() },
      { additionalProperties: false, description: 'The system that the token was given to.' },
    ),
    council: Type.Object(
      {
        id: Type.String(),
        name: Type.String(),
        localAuthorities: Type.Array(Type.String(), {
          description: "CQC's names of the local authorities in its area.",
        }),
      },
      { additionalProperties: false },
    ),
    token: Type.Object(
      {
        id: Type.String(),
        label: Type.String(),
        expiresAt: InstantText,
        scopes: Type.Array(
          Type.Object({ scope: Type.String(), allows: Type.String() }, { additionalProperties: false }),
        ),
      },
      { additionalProperties: false },
    ),
    requestsPerMinute: Type.Integer(),
  },
  { additionalProperties: false, $id: 'Me' },
);

/** GET /me: who the token speaks for, and what it may. */
export const me = defineOperation({
  operationId: 'getMe',
  path: '/me',
  tag: 'Token',
  summary: 'The client and its token',
  description: 'Which client the token belongs to, for which council, what it may do and when it ends.',
  scope: null,
  params: Type.Object({}),
  query: Type.Object({}),
  answer: Me,
  example: {
    client: { id: '0193a1b2-0000-7000-8000-000000000001', name: 'Data warehouse' },
    council: {
      id: '0193a1b2-0000-7000-8000-000000000002',
      name: 'Oldham Council',
      localAuthorities: ['Oldham'],
    },
    token: {
      id: '0193a1b2-0000-7000-8000-000000000003',
      label: 'Nightly load',
      expiresAt: '2027-11-16T09:00:00.000Z',
      scopes: [{ scope: 'cqc.read', allows: 'see what CQC publishes, and figures made of it' }],
    },
    requestsPerMinute: 600,
  },
  handler: async ({ reader, scopes }) => ({
    client: { id: reader.clientId, name: reader.name },
    council: { id: reader.authorityId, name: reader.council, localAuthorities: reader.area },
    token: {
      id: reader.tokenId,
      label: reader.label,
      expiresAt: reader.expiresAt.toISOString(),
      scopes: scopes
        .filter(({ permission }) => reader.scopes.includes(permission))
        .map(({ permission, allows }) => ({ scope: permission, allows })),
    },
    requestsPerMinute: API_LIMITS.token.perMinute,
  }),
});
