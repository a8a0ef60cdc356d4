import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { newId, type Clock } from '../clock/index.ts';
import type { Database, Scope, Tx } from '../db/types.ts';
import type { FigureCatalogue } from '../figures/index.ts';
import { FileProblem } from '../files/index.ts';
import type { JobRunner } from '../jobs/index.ts';
import { insertJob } from '../jobs/index.ts';
import { brandCss, brandOfQuery } from '../govuk/brand.ts';
import { renderPage, type Chrome } from '../govuk/layout.tsx';
import type { Warning } from '../govuk/own/warning-strip.tsx';
import type { NavItem } from '../room/index.ts';
import { errorPage, notFoundPage } from './error-pages.tsx';
import { cleanFields } from './clean-fields.ts';
import { setFlash, takeFlash } from './flash.ts';
import { NotFound } from './problems.ts';
import { LARGEST_UPLOAD_BYTES, readForm } from './read-form.ts';
import { rememberAuthority, type RememberedAuthority } from './remembered-authority.ts';
import { refusal, secureHeaders } from './security.ts';
import type { Authority, Reply, RequestContext, Route } from './types.ts';

const HOUR_MS = 3_600_000;

export interface ServerOptions {
  db: Database;
  clock: Clock;
  dataDir: string;
  assetsDir: string;
  version: string;
  actor: string;
  routes: readonly Route[];
  nav: readonly NavItem[];
  jobs: JobRunner;
  figures: FigureCatalogue;
  logger: FastifyBaseLogger | false;
  /** The council that this installation serves, or null before set-up. */
  findAuthority(): Promise<Authority | null>;
  /** What every page must warn of, say stale data. */
  findWarnings(tx: Tx): Promise<Warning[]>;
  /** Where a person is sent before set-up. */
  setUpUrl: string;
}

/** The web server with every route of every room. Each request is one transaction under row-level security. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.logger === false ? undefined : options.logger,
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: true,
  });
  await app.register(formbody);
  await app.register(multipart, {
    // A byte more than we keep: whoever saves the file then says that it is too large, and leaves nothing behind.
    limits: { fileSize: LARGEST_UPLOAD_BYTES + 1, files: 5, fields: 500, parts: 600 },
    throwFileSizeLimit: false,
  });
  await app.register(fastifyStatic, {
    root: options.assetsDir,
    prefix: '/assets/',
    immutable: true,
    maxAge: 365 * 24 * HOUR_MS,
    preCompressed: true,
  });
  secureHeaders(app);
  app.get('/assets/brand.css', async (request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(brandCss(brandOfQuery(request.query as Record<string, string>))),
  );
  app.addHook('onRequest', async (request, reply) => {
    const why = refusal(request);
    if (why !== undefined) await reply.code(403).type('text/plain; charset=utf-8').send(`Refused: ${why}.\n`);
  });
  const council = rememberAuthority(() => options.findAuthority(), options.clock);
  for (const route of options.routes) addRoute(app, route, options, council);
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, options, notFoundPage()));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof NotFound) return sendProblem(request, reply, options, notFoundPage(error.what));
    // A file that cannot be taken is the sender's to mend, and its message says how.
    const status = error instanceof FileProblem ? 400 : (error.statusCode ?? 500);
    if (status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed');
    return sendProblem(request, reply, options, errorPage(status, error, request.id));
  });
  return app;
}

function addRoute(
  app: FastifyInstance,
  route: Route,
  options: ServerOptions,
  council: RememberedAuthority,
): void {
  app.route({
    method: route.method,
    url: route.url,
    handler: async (request, reply) => {
      if (route.method === 'POST') council.forget();
      const authority = await council.find();
      if (authority === null && request.url === '/' && route.method === 'GET')
        return reply.redirect(options.setUpUrl, 303);
      const scope: Scope = { authorityId: authority?.authorityId ?? null, actor: options.actor };
      const form = await readForm(request, route, options.dataDir);
      let queued = false;
      const work = async (tx: Tx) => {
        const context: RequestContext = {
          tx,
          db: options.db,
          scope,
          authority,
          clock: options.clock,
          today: options.clock.today(),
          dataDir: options.dataDir,
          figures: options.figures,
          params: cleanFields(request.params) as Record<string, string>,
          query: cleanFields(request.query),
          body: cleanFields(form.body),
          uploads: form.uploads,
          url: request.url,
          enqueue: async (kind, payload, authorityId = scope.authorityId ?? undefined) => {
            const jobId = newId(options.clock);
            await insertJob(tx, jobId, { ...scope, authorityId: authorityId ?? null }, kind, payload);
            queued = true;
            return jobId;
          },
        };
        const answer = await route.handler(context);
        const warnings = answer.kind === 'page' ? await options.findWarnings(tx) : [];
        return { answer, warnings };
      };
      const { answer, warnings } = await options.db.within(scope, work);
      if (route.method === 'POST') council.forget();
      if (queued) options.jobs.wake();
      return send(request, reply, answer, options, authority, warnings);
    },
  });
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Reply,
  options: ServerOptions,
  authority: Authority | null,
  warnings: Warning[],
): FastifyReply {
  switch (answer.kind) {
    case 'redirect':
      if (answer.flash !== undefined) setFlash(reply, answer.flash);
      return reply.redirect(answer.to, 303);
    case 'json':
      return reply.code(answer.status ?? 200).send(answer.body);
    case 'stream':
      return reply.type(answer.contentType).send(answer.body);
    case 'download':
      return reply
        .header(
          'content-disposition',
          `attachment; filename="${answer.filename.replace(/[^\w .()-]/g, '_')}"`,
        )
        .type(answer.contentType)
        .send(answer.body);
    case 'page': {
      const chrome: Chrome = {
        authority,
        nav: options.nav,
        version: options.version,
        path: request.url.split('?')[0] ?? '/',
        flash: takeFlash(request, reply),
        warnings,
        query: cleanFields(request.query),
      };
      return reply
        .code(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(renderPage(answer, chrome));
    }
  }
}

async function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  options: ServerOptions,
  page: Extract<Reply, { kind: 'page' }>,
): Promise<FastifyReply> {
  const authority = await options.findAuthority().catch(() => null);
  return send(request, reply, page, options, authority, []);
}
