import type { Readable } from 'node:stream';
import type { ComponentChildren } from 'preact';
import type { Day } from '../../kernel/calendar-day.ts';
import type { FieldError } from '../../kernel/parsed.ts';
import type { AccessTable } from '../access/index.ts';
import type { Clock } from '../clock/index.ts';
import type { Database, Scope, Tx } from '../db/types.ts';
import type { Announce } from '../events/index.ts';
import type { FilesTaken } from '../files/index.ts';
import type { FigureCatalogue } from '../figures/index.ts';
import type { WorkSource } from '../work/index.ts';
import type { BreachedPasswords, Secrets } from '../secrets/index.ts';

interface Brand {
  wordmark: string;
  primary: string;
  accent: string;
}

/** The council that this request is for. */
export interface Authority {
  authorityId: string;
  name: string;
  isDemonstration: boolean;
  brand: Brand;
  /** CQC's names of the local authorities in its area. */
  area: string[];
}

/** Whoever is signed in, with the roles they hold now. */
export interface SignedIn {
  accountId: string;
  authorityId: string;
  name: string;
  email: string;
  roles: readonly string[];
  /** The officer whose caseload is theirs; null for people without one. */
  officerId: string | null;
  /** The CQC provider that a provider user speaks for. */
  providerId: string | null;
  sessionId: string;
  /** When they last proved who they are. */
  authenticatedAt: Date;
}

/** A browser's session. One at stage 'password' waits for its second factor, and opens nothing but public pages. */
export interface Session {
  stage: 'password' | 'complete';
  csrf: string;
  person: SignedIn;
  /** How many notices wait unread, at most 100. */
  unread: number;
}

/** A cookie to set; gone at once where its value is ''. Always HttpOnly, SameSite=Lax, and Secure where we are served by HTTPS. */
export interface Cookie {
  name: string;
  value: string;
  /** Seconds; a session cookie where absent. */
  maxAge?: number;
}

/** A file that came with a form, already on disk under the data folder. */
export interface Upload {
  field: string;
  filename: string;
  path: string;
  bytes: number;
  sha256: string;
  /** Why it could not be kept, in words; then there is no file. Only where the route asks for refused files. */
  problem?: string;
}

/** What a handler is given. One transaction a request, row-level security set. */
export interface RequestContext {
  /** The request's transaction. */
  tx: Tx;
  /** Only for work that must commit apart from the request (streams, jobs). */
  db: Database;
  scope: Scope;
  authority: Authority | null;
  /** Who is signed in, wholly; null for a page that anyone may open. */
  person: SignedIn | null;
  /** The browser's session, also one that still waits for its second factor. */
  session: Session | null;
  /** Whether the reader holds a permission. */
  may(permission: string): boolean;
  /** Who may do what in this house. */
  access: AccessTable;
  /** The address that people reach us by, without a path: "https://amberley.example.gov.uk". */
  origin: string;
  /** The network address that the request came from, and the browser's name for itself. */
  client: { address: string; agent: string };
  /** The request's cookies. */
  cookies: Readonly<Record<string, string>>;
  /** Seals and signs with the installation's key. */
  secrets: Secrets;
  /** Tells which passwords attackers know. */
  breached: BreachedPasswords;
  clock: Clock;
  today: Day;
  dataDir: string;
  /** Every figure of the house. */
  figures: FigureCatalogue;
  /** Where people's work comes from, over all rooms. */
  work: readonly WorkSource[];
  /** Path parameters, query and form fields. A repeated field is an array of text; use `one`/`many` of platform/forms. */
  params: Record<string, string>;
  query: Record<string, string | string[] | undefined>;
  body: Record<string, string | string[] | undefined>;
  uploads: Upload[];
  /** Path and query as asked, for links back. */
  url: string;
  /**
   * Queues a job in the request's transaction; answers its id. Its page is /jobs/:id. `authorityId` is for the council that
   * this request has just made; else it is the request's own.
   */
  enqueue(kind: string, payload: unknown, authorityId?: string): Promise<string>;
  /** Tells other rooms what happened, in the transaction that is given. */
  announce: Announce;
}

export type Reply =
  | {
      kind: 'page';
      title: string;
      view: ComponentChildren;
      status?: number;
      /** For the summary at the top; the title then starts "Error: ". Each field must be the id of an input. */
      errors?: FieldError[];
      back?: { text: string; href: string };
      /** 'full' for tables and lists, 'column' for reading (default). */
      width?: 'full' | 'column';
      /** Key of the "About this page" section in the user guide: docs/user-guide/<about>.md. */
      about?: string;
      /** Reloads itself after so many seconds where there is no JavaScript: a page that waits for work. */
      refreshSeconds?: number;
      /** True for a page made to be printed: no navigation. */
      bare?: boolean;
      /** Seconds after which to ask again, where the status says that it is too much (429, 503). */
      retryAfter?: number;
      cookies?: Cookie[];
      session?: NewSession;
    }
  | {
      kind: 'redirect';
      /** A path of ours. */
      to: string;
      /** Only where `to` is meant to leave us, for a provider that an administrator set: nothing that was typed leads there. */
      elsewhere?: boolean;
      flash?: string;
      cookies?: Cookie[];
      session?: NewSession | 'ended';
    }
  | { kind: 'download'; filename: string; contentType: string; body: Readable | Buffer | string }
  | { kind: 'stream'; contentType: string; body: Readable }
  | { kind: 'json'; body: unknown; status?: number };

/** A session that this answer begins: the token that its cookie holds. */
export interface NewSession {
  token: string;
}

export interface Route {
  method: 'GET' | 'POST';
  url: string;
  /** Who may use it: a permission of the access table, or 'public'. There is no route without one. */
  permission: string;
  /**
   * The handler runs without a transaction and makes its own with `db.within`, because it does slow work that must hold no
   * connection: hashing a password, asking another server. Its `tx` throws.
   */
  detached?: boolean;
  /** A dangerous act: whoever did not prove who they are lately is asked to do so first. */
  fresh?: boolean;
  /**
   * Another computer asks, and the handler proves who it is by what was sent: no cookie is read, so that no browser can be
   * made to ask in somebody's name, and then no form's token or origin is asked for. Always public.
   */
  machine?: boolean;
  /**
   * Accepts files (multipart/form-data). 'refused too' hands the route also those that could not be kept, so that it can say
   * so beside the field; elsewhere they are answered with an error page.
   */
  upload?: boolean | 'refused too';
  /** Which files: those that we read, where absent, or also documents that we keep and give back as they are. */
  takes?: FilesTaken;
  handler(context: RequestContext): Promise<Reply>;
}
