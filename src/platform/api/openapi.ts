import type { TObject, TSchema } from 'typebox';
import type { PermissionDefinition } from '../access/index.ts';
import { PROBLEMS, type ProblemKind } from './problems.ts';
import { requiredOf } from './read-parameters.ts';
import { Problem } from './schemas.ts';
import type { ApiOperation } from './types.ts';

/** The version of the API's own description; /api/v1 never takes anything away. */
const API_VERSION = '1.0.0';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of operations. The same for the same operations, so that it can be kept and compared. */
export function openApiDocument(
  operations: readonly ApiOperation[],
  scopes: readonly PermissionDefinition[],
): Json {
  const components = new Map<string, unknown>();
  const reference = (schema: TSchema) => referenced(schema, components);
  const paths: Record<string, Json> = {};
  for (const operation of operations)
    paths[operation.path] = {
      ...paths[operation.path],
      ...(operation.writes === undefined
        ? { get: describe(operation, reference) }
        : { post: describeWriting(operation, operation.writes, reference) }),
    };
  reference(Problem);
  const tags = [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name }));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Amberley API',
      version: API_VERSION,
      description:
        'The register of care services, their ratings, their risk and every figure, for other systems of the council. ' +
        'Everything is read, but for what the council hears of a service, which may be recorded. docs/api.md tells how to begin.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    tags,
    security: [{ token: [] }],
    paths,
    components: {
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
      responses: Object.fromEntries(
        (Object.keys(PROBLEMS) as ProblemKind[]).map((kind) => [kind, problemResponse(kind)]),
      ),
      headers: HEADERS,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `A token of an API client. Its scopes: ${scopes
            .map(({ permission, allows }) => `\`${permission}\` (${allows})`)
            .join('; ')}.`,
        },
      },
    },
  };
}

const text = { type: 'string' };
const HEADERS = {
  ETag: { description: 'A strong tag of the body, for If-None-Match.', schema: text },
  Link: { description: 'The next page, with rel="next".', schema: text },
  'RateLimit-Limit': {
    description: 'How many requests the token may send at once.',
    schema: { type: 'integer' },
  },
  'RateLimit-Remaining': { description: 'How many of them are left.', schema: { type: 'integer' } },
  'RateLimit-Reset': { description: 'Seconds until all are there again.', schema: { type: 'integer' } },
} as const;

function describe(operation: ApiOperation, reference: (schema: TSchema) => unknown): Json {
  const { operationId, summary, description, scope, tag } = operation;
  const isList = Object.hasOwn(operation.query.properties, 'cursor');
  const problems = [
    ['400', 'invalid-request'], ['401', 'not-authenticated'], ['403', 'scope-missing'],
    ...(Object.keys(operation.params.properties).length > 0 ? [['404', 'not-found']] : []),
    ['406', 'not-acceptable'], ['429', 'too-many-requests'], ['500', 'internal-error'],
  ] as [string, ProblemKind][]; // prettier-ignore
  const headers = Object.keys(HEADERS).filter((name) => name !== 'Link' || isList);
  return {
    operationId,
    summary,
    description: scope === null ? description : `${description} Needs the scope \`${scope}\`.`,
    tags: [tag],
    security: [{ token: scope === null ? [] : [scope] }],
    parameters: [
      ...parametersOf(operation.params, 'path'),
      ...parametersOf(operation.query, 'query'),
      {
        name: 'If-None-Match',
        in: 'header',
        required: false,
        description: 'The ETag of an answer that you have.',
        schema: text,
      },
    ],
    responses: {
      '200': {
        description: summary,
        headers: Object.fromEntries(headers.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
        content: { 'application/json': { schema: reference(operation.answer), example: operation.example } },
      },
      '304': { description: 'What you have is as it is here.' },
      ...Object.fromEntries(
        problems.map(([status, kind]) => [status, { $ref: `#/components/responses/${kind}` }]),
      ),
    },
  };
}

/** An operation that writes: what is sent, and the key by which it is done once. */
function describeWriting(
  { operationId, summary, description, scope, tag, params, answer, example }: ApiOperation,
  writes: NonNullable<ApiOperation['writes']>,
  reference: (schema: TSchema) => unknown,
): Json {
  const problems = [
    ['400', 'invalid-request'], ['401', 'not-authenticated'], ['403', 'scope-missing'], ['406', 'not-acceptable'],
    ['409', 'key-used'], ['413', 'body-too-large'], ['415', 'media-type'], ['429', 'too-many-requests'], ['500', 'internal-error'],
  ] as [string, ProblemKind][]; // prettier-ignore
  const headers = Object.keys(HEADERS).filter((name) => name.startsWith('RateLimit'));
  return {
    operationId,
    summary,
    description: scope === null ? description : `${description} Needs the scope \`${scope}\`.`,
    tags: [tag],
    security: [{ token: scope === null ? [] : [scope] }],
    parameters: [
      ...parametersOf(params, 'path'),
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: false,
        description:
          'A text of your own for this request. Sent again with the same key within three days, it is done once and answered the same.',
        schema: { type: 'string', minLength: 1, maxLength: 255 },
      },
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: reference(writes.body), example: writes.example } },
    },
    responses: {
      '201': {
        description: summary,
        headers: {
          Location: { description: 'The address of what was made.', schema: text },
          ...Object.fromEntries(headers.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
        },
        content: { 'application/json': { schema: reference(answer), example } },
      },
      ...Object.fromEntries(
        problems.map(([status, kind]) => [status, { $ref: `#/components/responses/${kind}` }]),
      ),
    },
  };
}

function parametersOf(schema: TObject, where: 'path' | 'query'): Json[] {
  const required = requiredOf(schema);
  return Object.entries(schema.properties).map(([name, property]) => {
    const { description, ...rest } = plain(property as TSchema);
    return {
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      ...(rest.type === 'array' ? { style: 'form', explode: true } : {}),
      schema: rest,
    };
  });
}

function problemResponse(kind: ProblemKind): Json {
  const { title } = PROBLEMS[kind];
  return {
    description: title,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

const plain = (schema: TSchema): Json => JSON.parse(JSON.stringify(schema)) as Json;

/** The schema with each part that has a name put among the components, and referred to. */
function referenced(schema: unknown, components: Map<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map((part) => referenced(part, components));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $id, ...parts } = schema as Json;
  const whole = Object.fromEntries(
    Object.entries(parts).map(([key, part]) => [key, referenced(part, components)]),
  );
  if (typeof $id !== 'string') return whole;
  components.set($id, whole);
  return { $ref: `#/components/schemas/${$id}` };
}
