import type { FastifyRequest } from 'fastify';
import type { Scope } from '../db/types.ts';
import { readCursor, writeCursor, type CursorPlace, type Position } from './cursors.ts';
import { answerOnce, readKey } from './answer-once.ts';
import { PAGE_SIZE } from './limits.ts';
import { invalidRequest, scopeMissing } from './problems.ts';
import { bodyReader } from './read-body.ts';
import { parameterReader } from './read-parameters.ts';
import type { ApiOperation, ApiOptions, ApiReader } from './types.ts';

/** Makes what answers an operation for a reader: its scope, its parameters, its handler in one transaction. */
export function answerOperation(
  operation: ApiOperation,
  {
    db,
    dataDir,
    clock,
    access,
    figures,
    announce,
  }: Pick<ApiOptions, 'db' | 'dataDir' | 'clock' | 'access' | 'figures' | 'announce'>,
): (request: FastifyRequest, reader: ApiReader) => Promise<unknown> {
  const readPath = parameterReader(operation.params, 'path');
  const readQuery = parameterReader(operation.query, 'query');
  const readBody = operation.writes === undefined ? undefined : bodyReader(operation.writes.body);
  return async (request, reader) => {
    const may = (permission: string) => reader.scopes.includes(permission);
    if (operation.scope !== null && !may(operation.scope)) throw scopeMissing(operation.scope, 'this');
    const params = readPath(request.params as Record<string, unknown>);
    const query = readQuery(request.query as Record<string, unknown>);
    const body = readBody?.(request.body);
    const errors = [...(params.errors ?? []), ...(query.errors ?? []), ...(body?.errors ?? [])];
    if (params.errors !== undefined || query.errors !== undefined || body?.errors !== undefined)
      throw invalidRequest(errors);
    const key = readBody === undefined ? undefined : readKey(request.headers['idempotency-key']);
    const asked = query.value as { limit?: number; cursor?: string };
    const place = { key: reader.cursorKey, operation: placeOf(operation, params.value), query: query.value };
    const from = asked.cursor === undefined ? null : readCursor(place, asked.cursor);
    return db.within(scopeOf(reader), (tx) => {
      const work = () =>
        operation.handler({
          tx,
          reader,
          may,
          clock,
          today: clock.today(),
          dataDir,
          figures,
          announce,
          scopes: access.permissions,
          query: query.value,
          params: params.value,
          body: body?.value,
          limit: asked.limit ?? PAGE_SIZE.otherwise,
          from,
          next: (position) => (position === null ? null : nextAddress(request, place, position)),
        });
      if (key === undefined) return work();
      const { operationId } = operation;
      return answerOnce(tx, clock, reader, { key, operationId, body: [params.value, body?.value] }, work);
    });
  };
}

/** The operation with its path's parameters: the records of one figure are not those of another. */
const placeOf = ({ operationId }: ApiOperation, params: Record<string, unknown>): string =>
  JSON.stringify([operationId, params]);

/** The request's own address with another cursor. */
function nextAddress(request: FastifyRequest, place: CursorPlace, position: Position): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...place.query, cursor: writeCursor(place, position) }))
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) search.append(name, String(one));
  return `${request.url.split('?')[0]}?${search.toString()}`;
}

const scopeOf = ({ authorityId, name, scopes }: ApiReader): Scope => ({
  authorityId,
  actor: `API client ${name}`,
  permissions: scopes,
});
