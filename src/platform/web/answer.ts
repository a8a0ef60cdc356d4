import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessTable } from '../access/index.ts';
import type { Clock } from '../clock/index.ts';
import type { Database } from '../db/types.ts';
import type { ClamdAddress } from '../files/index.ts';
import type { Announce } from '../events/index.ts';
import type { FigureCatalogue } from '../figures/index.ts';
import { renderPage, type Chrome } from '../govuk/layout.tsx';
import type { Warning } from '../govuk/own/warning-strip.tsx';
import type { JobRunner } from '../jobs/index.ts';
import type { NavItem, QuickAction } from '../room/index.ts';
import { barOf } from './bar.ts';
import type { BreachedPasswords, Secrets } from '../secrets/index.ts';
import type { WorkSource } from '../work/index.ts';
import { cleanFields } from './clean-fields.ts';
import { cookieName, setCookie } from './cookies.ts';
import { withCsrf } from './csrf.ts';
import type { PageLimits } from './limits.ts';
import { setFlash, takeFlash } from './flash.ts';
import type {
  Authority,
  Cookie,
  NewSession,
  Reply,
  RequestContext,
  Route,
  Session,
  SignedIn,
} from './types.ts';

/** What the web server is made of. */
export interface ServerOptions {
  db: Database;
  clock: Clock;
  dataDir: string;
  assetsDir: string;
  version: string;
  routes: readonly Route[];
  nav: readonly NavItem[];
  access: AccessTable;
  secrets: Secrets;
  breached: BreachedPasswords;
  jobs: JobRunner;
  figures: FigureCatalogue;
  /** Tells rooms what happens in others. */
  announce: Announce;
  work: readonly WorkSource[];
  /** What people do from any page; nothing where absent. */
  quickActions?: readonly QuickAction[];
  logger: FastifyBaseLogger | false;
  /** The address that people reach us by; undefined for a loopback name. */
  publicUrl?: string | undefined;
  /** The virus scanner that looks at every file; none where absent. */
  clamd?: ClamdAddress | undefined;
  /** How much one person may ask; the house's own where absent. */
  limits?: PageLimits | undefined;
  /** The proxies whose word on a request's address is believed. */
  trustProxy?: string[] | undefined;
  /** The council of an id; for null the only one of the installation. */
  findAuthority(authorityId: string | null): Promise<Authority | null>;
  /** The session of a browser's token, where it is still good. */
  findSession(token: string): Promise<Session | null>;
  /** What every page must warn its reader of; remembered for some seconds. */
  findWarnings(context: RequestContext): Promise<Warning[]>;
  /** Where a person signs in, and where they prove again who they are. `next` is where they were going. */
  signInUrl(next: string): string;
  proveAgainUrl(next: string): string;
}

/** What stands around a page for its reader. */
export interface Around {
  warnings: Warning[];
}

/** What is known of a request once its session was looked up. */
export interface RequestState {
  authority: Authority | null;
  session: Session | null;
  person: SignedIn | null;
  cookies: Readonly<Record<string, string>>;
}

export type Answer = (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Reply,
  state: RequestState,
  around: Around,
) => FastifyReply;

/** Nothing to warn of: for a page without a reader. */
export const NOTHING_AROUND: Around = { warnings: [] };

/** One slash, and then neither a slash nor a backslash, which browsers read as another site. */
const OUR_PATH = /^\/(?![/\\])[^\\\p{Cc}]*$/u;

/** Turns what a handler answered into HTTP. */
export function answerer(options: ServerOptions): Answer {
  const secure = options.publicUrl?.startsWith('https:') === true;
  return (request, reply, answer, state, around) => {
    switch (answer.kind) {
      case 'redirect':
        if (answer.flash !== undefined) setFlash(reply, answer.flash, secure);
        setCookies(reply, answer, secure);
        // What the browser keeps of our pages goes with the session; the mark of a known browser stays.
        if (answer.session === 'ended') reply.header('clear-site-data', '"cache", "storage"');
        if (answer.elsewhere !== true && !OUR_PATH.test(answer.to))
          throw new Error(`a page wanted to lead to "${answer.to}", which is no path of ours`);
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
        setCookies(reply, answer, secure);
        if (answer.retryAfter !== undefined) reply.header('retry-after', String(answer.retryAfter));
        const chrome = chromeOf(options, request, state, around, takeFlash(state.cookies, reply, secure));
        const html = renderPage(answer, chrome);
        return reply
          .code(answer.status ?? 200)
          .type('text/html; charset=utf-8')
          .send(withCsrf(html, csrfOf(state, secure)));
      }
    }
  };
}

/** The cookies of an answer, and that of the session which it begins or ends. */
function setCookies(
  reply: FastifyReply,
  { cookies = [], session }: { cookies?: Cookie[]; session?: NewSession | 'ended' },
  secure: boolean,
): void {
  for (const cookie of cookies) setCookie(reply, cookie, secure);
  if (session === undefined) return;
  const value = session === 'ended' ? '' : session.token;
  setCookie(reply, { name: cookieName('session', secure), value }, secure);
}

/** The token that this browser's forms carry: its session's, or before sign-in the one in a cookie of its own. */
export function csrfOf(state: Pick<RequestState, 'session' | 'cookies'>, secure: boolean): string {
  return state.session?.csrf ?? state.cookies[cookieName('before', secure)] ?? '';
}

function chromeOf(
  options: ServerOptions,
  request: FastifyRequest,
  state: RequestState,
  around: Around,
  flash: string | undefined,
): Chrome {
  const { person } = state;
  const path = request.url.split('?')[0] ?? '/';
  const held = new Set(person === null ? [] : options.access.permissionsOf(person.roles));
  return {
    authority: state.authority,
    nav: barOf(options.nav.filter((item) => held.has(item.permission))),
    version: options.version,
    path,
    quick: (options.quickActions ?? [])
      .filter((action) => held.has(action.permission))
      .map((action) => ({ text: action.text, href: action.href(path) })),
    flash,
    warnings: around.warnings,
    query: cleanFields(request.query),
    person: person === null ? null : { name: person.name, unread: state.session?.unread ?? 0 },
    searches: held.has('insight.read'),
  };
}
