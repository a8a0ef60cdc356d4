import { Type, type Static, type TObject, type TSchema } from 'typebox';
import type { Day } from '../../kernel/calendar-day.ts';
import type { AccessTable, PermissionDefinition } from '../access/index.ts';
import type { Clock } from '../clock/index.ts';
import type { Database, Tx } from '../db/types.ts';
import type { Announce } from '../events/index.ts';
import type { FigureCatalogue } from '../figures/index.ts';
import type { Position } from './cursors.ts';

/** The system that asks, as its token tells. */
export interface ApiReader {
  tokenId: string;
  clientId: string;
  /** The client's name, and what this token is for. */
  name: string;
  label: string;
  authorityId: string;
  council: string;
  /** CQC's names of the local authorities in its council's area. */
  area: string[];
  /** What its token may: the token's scopes, as far as the role of API clients holds them. */
  scopes: string[];
  expiresAt: Date;
  /** Signs its cursors. */
  cursorKey: Buffer;
}

/** What became of a token that was shown. `spent` is one that was good once, and `why` says what ended it. */
export type TokenAnswer =
  { state: 'good'; reader: ApiReader } | { state: 'spent'; why: string } | { state: 'unknown' };

/** What the handler of an operation is given. One transaction a request, under the row-level security of its council. */
export interface ApiContext<Q = unknown, P = unknown, B = unknown> {
  tx: Tx;
  reader: ApiReader;
  /** Whether the token reaches a permission. */
  may(permission: string): boolean;
  clock: Clock;
  today: Day;
  /** Folder of stored files. */
  dataDir: string;
  /** Every figure of the house: whoever asks one checks its permission. */
  figures: FigureCatalogue;
  /** Tells other rooms what happened, in the request's transaction. */
  announce: Announce;
  /** What each scope lets a client do. */
  scopes: readonly PermissionDefinition[];
  query: Q;
  params: P;
  /** What was sent; undefined for an operation that reads. */
  body: B;
  /** How many records a page has at most. */
  limit: number;
  /** Where the page begins; null at the start of the list. */
  from: Position | null;
  /** The address of the page that begins after a position; null for null. */
  next(position: Position | null): string | null;
}

/** One thing that the API answers, from which its checks, its types and its description are all made. */
export interface ApiOperation {
  /** Name for programs: 'listServices'. */
  operationId: string;
  /** Below /api/v1, with parameters in braces: '/services/{locationId}'. */
  path: string;
  tag: string;
  summary: string;
  description: string;
  /** The scope that it needs; null where any good token will do. */
  scope: string | null;
  params: TObject;
  query: TObject;
  answer: TSchema;
  example: unknown;
  /** Where the operation writes: then it is a POST with a JSON body, and is answered with 201. */
  writes?: {
    body: TObject;
    example: unknown;
    /** The address of what was made, for the Location header. */
    location(answer: unknown): string;
  };
  handler(context: ApiContext): Promise<unknown>;
}

/** An operation as it is written down: its handler gets what `query` and `params` say and gives what `answer` says. */
export interface OperationDefinition<P extends TObject, Q extends TObject, A extends TSchema> extends Omit<
  ApiOperation,
  'params' | 'query' | 'answer' | 'example' | 'writes' | 'handler'
> {
  params: P;
  query: Q;
  answer: A;
  example: Static<A>;
  handler(context: ApiContext<Static<Q>, Static<P>, undefined>): Promise<Static<A>>;
}

/** An operation that writes, as it is written down: its handler gets what `body` says beside it. */
export interface WritingDefinition<P extends TObject, B extends TObject, A extends TSchema> extends Omit<
  OperationDefinition<P, TObject, A>,
  'query' | 'handler'
> {
  body: B;
  bodyExample: Static<B>;
  location(answer: Static<A>): string;
  handler(context: ApiContext<unknown, Static<P>, Static<B>>): Promise<Static<A>>;
}

/** Makes an operation of its definition; the types of one hold within it, and outside they are all alike. */
export function defineOperation<P extends TObject, Q extends TObject, A extends TSchema>(
  definition: OperationDefinition<P, Q, A>,
): ApiOperation {
  const { handler, ...rest } = definition;
  // What the handler is given was read by the very schemas that type it.
  return { ...rest, handler: handler as unknown as ApiOperation['handler'] };
}

/** Makes an operation that writes: a POST, whose body is checked like every parameter. It has no query. */
export function defineWritingOperation<P extends TObject, B extends TObject, A extends TSchema>(
  definition: WritingDefinition<P, B, A>,
): ApiOperation {
  const { handler, body, bodyExample, location, ...rest } = definition;
  return {
    ...rest,
    query: Type.Object({}),
    writes: { body, example: bodyExample, location: location as (answer: unknown) => string },
    handler: handler as unknown as ApiOperation['handler'],
  };
}

/** What the API is made of. */
export interface ApiOptions {
  db: Database;
  /** Folder of stored files. */
  dataDir: string;
  clock: Clock;
  access: AccessTable;
  figures: FigureCatalogue;
  announce: Announce;
  /** What the rooms answer. */
  operations: readonly ApiOperation[];
  /** What becomes of a token that is shown now, from an address. */
  findToken(token: string, now: Date, address: string): Promise<TokenAnswer>;
}
