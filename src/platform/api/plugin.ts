import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { againAfterDeadlock } from '../db/index.ts';
import { NotFound } from '../web/problems.ts';
import { acceptsJson } from './accepts.ts';
import { AtOnce } from './at-once.ts';
import { authenticator } from './authenticate.ts';
import { answerOperation } from './answer-operation.ts';
import { LARGEST_BODY_BYTES } from './limits.ts';
import { me } from './me.ts';
import { openApiDocument } from './openapi.ts';
import { ApiProblem } from './problems.ts';
import { sendJson } from './send-json.ts';
import type { ApiOperation, ApiOptions, ApiReader } from './types.ts';

/** The role whose permissions are all that a token can ever reach. */
export const API_ROLE = 'api-client';

const READ = ['GET', 'HEAD'];
const WRITE = ['POST'];
const NOT_ALLOWED = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Every operation of the API with those of the platform itself. */
const allOperations = (operations: readonly ApiOperation[]): readonly ApiOperation[] => [...operations, me];

/** The API's description, as /api/v1/openapi.json answers it. */
export function apiDescription({
  operations,
  access,
}: Pick<ApiOptions, 'operations' | 'access'>): Record<string, unknown> {
  const held = new Set(access.permissionsOf([API_ROLE]));
  return openApiDocument(
    allOperations(operations),
    access.permissions.filter(({ permission }) => held.has(permission)),
  );
}

/**
 * The JSON API, to be registered below '/api'. Tokens only: cookies are not looked at, and so nothing here can be asked
 * for by a page elsewhere in somebody's name. Every error is problem+json.
 */
export function apiPlugin(options: ApiOptions): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    const authenticate = authenticator((token, address) =>
      options.findToken(token, options.clock.now(), address),
    );
    const atOnce = new AtOnce();
    app.setErrorHandler((error, request, reply) => sendProblem(request, reply, asProblem(error, request)));
    app.setNotFoundHandler(async (request) => {
      throw new ApiProblem(
        'not-found',
        `There is nothing at ${pathOf(request)}: /api/v1/openapi.json lists what there is.`,
      );
    });
    app.addHook('onRequest', async (request) => {
      if (READ.includes(request.method) && !acceptsJson(request.headers.accept)) throw notAcceptable();
    });
    // Made once: it takes long, and anybody may ask for it.
    let description: ReturnType<typeof apiDescription> | undefined;
    serve(app, '/openapi.json', async (request, reply) => {
      description ??= apiDescription(options);
      return sendJson(request, reply, description, 'public, no-cache');
    });
    takeOnlyJson(app);
    for (const operation of allOperations(options.operations)) {
      const answer = answerOperation(operation, options);
      if (operation.writes !== undefined) {
        serveWriting(app, operation, {
          // Before the body is read: nobody without a token has us read one.
          authenticate: (request, reply) => authenticate(request, reply, options.clock.now()),
          answer: (request, reader) =>
            atOnce.run(reader.clientId, () => againAfterDeadlock(() => answer(request, reader))),
        });
        continue;
      }
      serve(app, operation.path, async (request, reply) => {
        const reader = await authenticate(request, reply, options.clock.now());
        const body = await atOnce.run(reader.clientId, () => answer(request, reader));
        return sendJson(request, reply, body, 'private, no-cache');
      });
    }
  };
}

/** A body is JSON or is refused. */
function takeOnlyJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: LARGEST_BODY_BYTES },
    app.getDefaultJsonParser('error', 'error'),
  );
  app.addContentTypeParser('*', (_request, _payload, done) => {
    done(new ApiProblem('media-type', 'Send the body as application/json.'));
  });
}

/** Serves a path to POST, and says of every other method that it is not allowed. */
function serveWriting(
  app: FastifyInstance,
  { path, writes }: ApiOperation,
  ask: {
    authenticate(request: FastifyRequest, reply: FastifyReply): Promise<ApiReader>;
    answer(request: FastifyRequest, reader: ApiReader): Promise<unknown>;
  },
): void {
  const readers = new WeakMap<FastifyRequest, ApiReader>();
  const url = urlOf(path);
  app.post(
    url,
    {
      bodyLimit: LARGEST_BODY_BYTES,
      onRequest: async (request, reply) => {
        if (!acceptsJson(request.headers.accept)) throw notAcceptable();
        readers.set(request, await ask.authenticate(request, reply));
      },
    },
    async (request, reply) => {
      if (request.headers['content-type'] === undefined)
        throw new ApiProblem('media-type', 'Send the body as application/json.');
      const answer = await ask.answer(request, readers.get(request)!);
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .header('location', writes!.location(answer))
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(answer));
    },
  );
  refuse(app, url, WRITE, [...READ, ...NOT_ALLOWED.filter((method) => method !== 'POST')]);
}

/** Serves a path to GET and HEAD, and says of every other method that it is not allowed. */
function serve(
  app: FastifyInstance,
  path: string,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void {
  const url = urlOf(path);
  app.get(url, handler);
  refuse(app, url, READ, NOT_ALLOWED);
}

const urlOf = (path: string): string => `/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;

/** Says of methods that they are not allowed at an address. */
function refuse(app: FastifyInstance, url: string, allowed: readonly string[], methods: string[]): void {
  app.route({
    method: methods,
    url,
    // Before the body is read: nobody wants it.
    onRequest: async (request) => {
      throw new ApiProblem(
        'method-not-allowed',
        `${request.method} is not allowed here: this address takes ${allowed.join(' and ')}.`,
        {},
        { allow: allowed.join(', ') },
      );
    },
    handler: () => undefined,
  });
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ApiProblem): FastifyReply {
  const body = problem.body(pathOf(request));
  return reply
    .code(body.status)
    .headers(problem.headers)
    .type('application/problem+json')
    .send(JSON.stringify(body));
}

/** Whatever was thrown, as a problem. A fault of ours says its reference and nothing else. */
function asProblem(error: unknown, request: FastifyRequest): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof NotFound) return new ApiProblem('not-found', `There is no ${error.what}.`);
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (status === 413)
    return new ApiProblem(
      'body-too-large',
      `The body has more than ${LARGEST_BODY_BYTES} bytes, the most we take.`,
    );
  if (status === 415) return new ApiProblem('media-type', 'Send the body as application/json.');
  if (status >= 400 && status < 500)
    return new ApiProblem('invalid-request', error instanceof Error ? error.message : 'It cannot be read.');
  request.log.error({ err: error, requestId: request.id }, 'API request failed');
  return new ApiProblem('internal-error', 'Nothing was changed. Try again in a minute.', {
    reference: request.id,
  });
}

const notAcceptable = () =>
  new ApiProblem('not-acceptable', 'Answers are application/json: accept that, or anything.');

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '/';
