import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { FileProblem } from '../files/index.ts';
import { brandCss, brandOfQuery } from '../govuk/brand.ts';
import { answerer, NOTHING_AROUND, type ServerOptions } from './answer.ts';
import { answerBadAddress } from './bad-address.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { errorPage, notFoundPage } from './error-pages.tsx';
import { formFields, LARGEST_FORM_BYTES } from './form-fields.ts';
import { NotFound } from './problems.ts';
import { PAGE_LIMITS, PageGate } from './limits.ts';
import { LARGEST_UPLOAD_BYTES } from './read-form.ts';
import { Memory } from './memory.ts';
import { refusalLog } from './refusals.ts';
import { addRoute, councilOf, stateOf } from './request.ts';
import { refusal, secureHeaders } from './security.ts';
import type { Warning } from '../govuk/own/warning-strip.tsx';
import type { Authority, Reply } from './types.ts';

const HOUR_MS = 3_600_000;
/** Longer than the largest file takes on a slow line; who sends a request more slowly only holds a connection. */
const REQUEST_MS = 20 * 60_000;
const METHODS = ['GET', 'HEAD', 'POST'];

/** The web server with every route of every room. Each request is one transaction under row-level security. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const secure = options.publicUrl?.startsWith('https:') === true;
  const app = Fastify({
    loggerInstance: options.logger === false ? undefined : options.logger,
    bodyLimit: LARGEST_FORM_BYTES,
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: true,
    trustProxy: options.trustProxy,
    requestTimeout: REQUEST_MS,
    // Whoever names no server is refused like whoever names another.
    http: { requireHostHeader: false },
    frameworkErrors: (error, request, reply) => answerBadAddress(error, request, reply, secure),
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, secure),
  });
  // Forms come as forms, and the API takes no body.
  app.removeContentTypeParser(['application/json', 'text/plain']);
  await app.register(formbody, { parser: formFields });
  await app.register(multipart, {
    // A byte more than we keep: whoever saves the file then says that it is too large, and leaves nothing behind.
    limits: {
      fileSize: LARGEST_UPLOAD_BYTES + 1,
      fieldSize: LARGEST_FORM_BYTES,
      files: 5,
      fields: 500,
      parts: 600,
    },
    throwFileSizeLimit: false,
  });
  await app.register(fastifyStatic, {
    root: options.assetsDir,
    prefix: '/assets/',
    immutable: true,
    maxAge: 365 * 24 * HOUR_MS,
    preCompressed: true,
  });
  secureHeaders(app, secure);
  app.get('/assets/brand.css', async (request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(brandCss(brandOfQuery(request.query as Record<string, string>))),
  );
  app.addHook('onRequest', async (request, reply) => {
    const machine = (request.routeOptions.config as { machine?: boolean }).machine;
    const why = refusal(request, options.publicUrl, machine);
    if (why !== undefined)
      return reply.code(403).type('text/plain; charset=utf-8').send(`Refused: ${why}.\n`);
    // The API says itself what its methods are.
    if (METHODS.includes(request.method) || request.url.startsWith('/api/')) return;
    return reply
      .code(405)
      .header('allow', METHODS.join(', '))
      .type('text/plain; charset=utf-8')
      .send('Refused: pages are read with GET and forms are sent with POST.\n');
  });
  const noteRefusal = refusalLog(options.clock);
  app.addHook('onResponse', async (request, reply) =>
    noteRefusal(request, reply, stateOf(request)?.person ?? null),
  );
  const councils = new Memory<Authority>(options.clock);
  const warnings = new Memory<Warning[]>(options.clock);
  const answer = answerer(options);
  const gate = new PageGate(options.limits ?? PAGE_LIMITS);
  for (const route of options.routes) addRoute(app, route, { ...options, councils, warnings, answer, gate });
  const problem = async (request: FastifyRequest, reply: FastifyReply, page: Reply) => {
    const state = stateOf(request) ?? {
      authority: await councilOf({ ...options, councils }, null).catch(() => null),
      session: null,
      person: null,
      cookies: {},
    };
    return answer(request, reply, page, state, NOTHING_AROUND);
  };
  app.setNotFoundHandler((request, reply) => problem(request, reply, notFoundPage()));
  app.setErrorHandler((error: Error & { statusCode?: number; retryAfter?: number }, request, reply) => {
    if (error instanceof NotFound) return problem(request, reply, notFoundPage(error.what));
    // A file that cannot be taken is the sender's to mend, and its message says how.
    const status = error instanceof FileProblem ? 400 : (error.statusCode ?? 500);
    // Who says when to ask again has not failed: it has too much to do.
    if (error.retryAfter !== undefined) reply.header('retry-after', String(error.retryAfter));
    else if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed');
    return problem(request, reply, errorPage(status, error, request.id));
  });
  return app;
}
