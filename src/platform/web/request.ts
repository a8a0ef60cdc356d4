import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PUBLIC } from '../access/index.ts';
import { newId } from '../clock/index.ts';
import { againAfterDeadlock } from '../db/index.ts';
import type { Scope, Tx } from '../db/types.ts';
import type { Warning } from '../govuk/own/warning-strip.tsx';
import { insertJob } from '../jobs/index.ts';
import {
  csrfOf,
  NOTHING_AROUND,
  type Answer,
  type Around,
  type RequestState,
  type ServerOptions,
} from './answer.ts';
import { cleanFields } from './clean-fields.ts';
import { cookieName, readCookies, setCookie } from './cookies.ts';
import { CSRF_FIELD, CSRF_HEADER, csrfHolds } from './csrf.ts';
import { forbiddenPage, keptFormPage, tooManyPage } from './error-pages.tsx';
import type { PageGate } from './limits.ts';
import { readForm, removeUploads, type Form } from './read-form.ts';
import type { Memory } from './memory.ts';
import type { Authority, Reply, RequestContext, Route, SignedIn } from './types.ts';

/** How long a person may do dangerous things after they proved who they are. */
const FRESH_MS = 15 * 60_000;

interface RouteOptions extends ServerOptions {
  councils: Memory<Authority>;
  /** What pages warn of, by council and roles. */
  warnings: Memory<Warning[]>;
  answer: Answer;
  gate: PageGate;
}

const states = new WeakMap<FastifyRequest, RequestState>();

/** Who asks, where that is known already: an error page then still has its reader's chrome. */
export const stateOf = (request: FastifyRequest): RequestState | undefined => states.get(request);

/** Serves a route: who asks, whether they may, then the handler, in one transaction under row-level security. */
export function addRoute(app: FastifyInstance, route: Route, options: RouteOptions): void {
  const secure = options.publicUrl?.startsWith('https:') === true;
  app.route({
    method: route.method,
    url: route.url,
    config: { machine: route.machine === true },
    handler: async (request, reply) => {
      if (route.method === 'POST') forget(options);
      const state = route.machine === true ? NOBODY : await findState(request, reply, options, secure);
      states.set(request, state);
      const { allowed, retrySeconds } = options.gate.take(
        state.person?.accountId,
        request.ip,
        options.clock.now(),
      );
      if (!allowed) {
        reply.header('retry-after', String(retrySeconds));
        return options.answer(request, reply, tooManyPage(retrySeconds), state, NOTHING_AROUND);
      }
      const barred = await barrier(route, request, state, options);
      if (barred !== undefined) return options.answer(request, reply, barred, state, NOTHING_AROUND);
      const form = await readForm(request, route, options);
      const ofBrowser = route.method === 'POST' && route.machine !== true;
      if (ofBrowser && !tokenHolds(request, form, state, secure)) {
        await removeUploads(form, options);
        return options.answer(
          request,
          reply,
          keptFormPage(request.url, form.body, 'stale'),
          state,
          NOTHING_AROUND,
        );
      }
      const { answer, around } = await handle(route, request, form, state, options);
      if (route.method === 'POST') forget(options);
      return options.answer(request, reply, answer, state, around);
    },
  });
}

function forget({ councils, warnings }: RouteOptions): void {
  councils.forget();
  warnings.forget();
}

/** A council by its id; the installation's only one for null. */
export const councilOf = (
  { councils, findAuthority }: Pick<RouteOptions, 'councils' | 'findAuthority'>,
  authorityId: string | null,
): Promise<Authority | null> => councils.find(authorityId ?? '', () => findAuthority(authorityId));

async function warningsOf(
  { authorityId, roles }: SignedIn,
  inside: RequestContext,
  { warnings, findWarnings }: RouteOptions,
): Promise<Warning[]> {
  return (await warnings.find([authorityId, ...roles].join(' '), () => findWarnings(inside))) ?? [];
}

/** A machine has no session: what it sends says who it is. */
const NOBODY: RequestState = { authority: null, session: null, person: null, cookies: {} };

/** Who asks: the session of the browser's cookie, and its council. A browser without one gets a token for its first form. */
async function findState(
  request: FastifyRequest,
  reply: FastifyReply,
  options: RouteOptions,
  secure: boolean,
): Promise<RequestState> {
  const cookies: Record<string, string> = readCookies(request);
  const token = cookies[cookieName('session', secure)];
  const session = token === undefined || token === '' ? null : await options.findSession(token);
  const before = cookieName('before', secure);
  if (session === null && cookies[before] === undefined && request.method === 'GET') {
    cookies[before] = randomBytes(24).toString('base64url');
    setCookie(reply, { name: before, value: cookies[before] }, secure);
  }
  const person = session?.stage === 'complete' ? session.person : null;
  const authority = await councilOf(options, session?.person.authorityId ?? null);
  return { authority, session, person, cookies };
}

/** Why this person may not use this route now, as the answer to give; undefined where they may. */
async function barrier(
  route: Route,
  request: FastifyRequest,
  { person }: RequestState,
  options: RouteOptions,
): Promise<Reply | undefined> {
  if (route.permission === PUBLIC) return undefined;
  const kept = async (why: 'signed out' | 'prove again'): Promise<Reply> => {
    // Files of somebody who may not send them are not even read.
    const body = request.isMultipart() ? {} : ((request.body ?? {}) as Form['body']);
    return keptFormPage(
      request.url,
      body,
      why,
      why === 'signed out' ? options.signInUrl('/') : options.proveAgainUrl('/'),
    );
  };
  if (person === null) {
    if (route.method === 'POST') return kept('signed out');
    return { kind: 'redirect', to: options.signInUrl(request.url) };
  }
  if (!person.roles.some((role) => options.access.allows(role, route.permission))) {
    const allows = options.access.permissions.find(
      ({ permission }) => permission === route.permission,
    )?.allows;
    return forbiddenPage(allows ?? 'use this page');
  }
  const proved = options.clock.now().getTime() - person.authenticatedAt.getTime();
  if (route.fresh === true && proved > FRESH_MS) {
    return route.method === 'POST'
      ? kept('prove again')
      : { kind: 'redirect', to: options.proveAgainUrl(request.url) };
  }
  return undefined;
}

function tokenHolds(request: FastifyRequest, form: Form, state: RequestState, secure: boolean): boolean {
  const given = request.headers[CSRF_HEADER] ?? form.body[CSRF_FIELD];
  return csrfHolds(csrfOf(state, secure), given);
}

/** Runs the handler in the request's transaction, or without one where it asks so, and finds what stands around its page. */
async function handle(
  route: Route,
  request: FastifyRequest,
  form: Form,
  state: RequestState,
  options: RouteOptions,
): Promise<{ answer: Reply; around: Around }> {
  let queued = false;
  const context = (tx: Tx) => contextOf(request, form, state, options, tx, () => (queued = true));
  const around = async (answer: Reply, inside: RequestContext): Promise<Around> =>
    answer.kind === 'page' && state.person !== null
      ? { warnings: await warningsOf(state.person, inside, options) }
      : NOTHING_AROUND;
  const scope = scopeOf(state, options);
  const inTransaction = (work: (inside: RequestContext) => Promise<Reply>) =>
    againAfterDeadlock(() =>
      options.db.within(scope, async (tx) => {
        const inside = context(tx);
        const answer = await work(inside);
        return { answer, around: await around(answer, inside) };
      }),
    );
  const detached = route.detached === true ? await route.handler(context(NO_TRANSACTION)) : undefined;
  const done =
    detached === undefined
      ? await inTransaction(route.handler)
      : detached.kind === 'page' && state.person !== null
        ? await inTransaction(() => Promise.resolve(detached))
        : { answer: detached, around: NOTHING_AROUND };
  if (queued) options.jobs.wake();
  return done;
}

const NO_TRANSACTION = new Proxy({} as Tx, {
  get: () => {
    throw new Error('a detached handler has no transaction: use db.within');
  },
});

function scopeOf({ person }: RequestState, { access }: RouteOptions): Scope {
  if (person === null) return { authorityId: null, actor: 'anonymous', permissions: [] };
  return {
    authorityId: person.authorityId,
    actor: `${person.name} (${person.email})`,
    permissions: access.permissionsOf(person.roles),
  };
}

function contextOf(
  request: FastifyRequest,
  form: Form,
  state: RequestState,
  options: RouteOptions,
  tx: Tx,
  onQueued: () => void,
): RequestContext {
  const scope = scopeOf(state, options);
  const { [CSRF_FIELD]: _token, ...body } = form.body;
  const held = new Set(scope.permissions);
  const may = (permission: string) => permission === PUBLIC || held.has(permission);
  return {
    tx,
    db: options.db,
    scope,
    authority: state.authority,
    person: state.person,
    session: state.session,
    may,
    access: options.access,
    origin: options.publicUrl ?? `http://${request.headers.host ?? 'localhost'}`,
    client: { address: request.ip, agent: String(request.headers['user-agent'] ?? '').slice(0, 200) },
    cookies: state.cookies,
    secrets: options.secrets,
    breached: options.breached,
    clock: options.clock,
    today: options.clock.today(),
    dataDir: options.dataDir,
    figures: options.figures.allowedTo(may),
    work: options.work,
    params: cleanFields(request.params) as Record<string, string>,
    query: cleanFields(request.query),
    body: cleanFields(body),
    uploads: form.uploads,
    url: request.url,
    announce: options.announce,
    enqueue: async (kind, payload, authorityId = scope.authorityId ?? undefined) => {
      const jobId = newId(options.clock);
      await insertJob(tx, jobId, { ...scope, authorityId: authorityId ?? null }, kind, payload);
      onQueued();
      return jobId;
    },
  };
}
