import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import { cleanStaging, cqcApiSettings, cqcFreshness } from './modules/cqc/index.ts';
import { accessTable } from './access.ts';
import {
  DEFAULT_BRAND,
  type AuthorityRow,
  fetchAuthorities,
  fetchAuthority,
  fetchSession,
  findApiToken,
  mailDirectory,
  peoplePaths,
} from './modules/people/index.ts';
import type { AccessTable } from './platform/access/index.ts';
import { API_ROLE, apiPlugin } from './platform/api/index.ts';
import { systemClock, type Clock } from './platform/clock/index.ts';
import type { Config } from './platform/config/index.ts';
import { migrate, openDatabase } from './platform/db/index.ts';
import type { Database, Scope } from './platform/db/types.ts';
import { announcer, type Announce } from './platform/events/index.ts';
import type { FigureCatalogue } from './platform/figures/index.ts';
import { loadAssets } from './platform/govuk/assets.ts';
import { JobRunner, type JobKind } from './platform/jobs/index.ts';
import { mailClient, mailSettings, OutboxSender, type MailSettings } from './platform/mail/index.ts';
import { breachedPasswords, openSecrets, type Secrets } from './platform/secrets/index.ts';
import {
  createServer,
  openLog,
  type Authority,
  type PageLimits,
  type Route,
  type Session,
} from './platform/web/index.ts';
import {
  houseFigures,
  houseJobs,
  houseListeners,
  houseNav,
  houseNotices,
  houseQuickActions,
  houseRoutes,
  houseWarnings,
  houseWork,
} from './house.ts';
import { rooms } from './rooms.ts';
import { projectRoot, version } from './platform/config/project.ts';

/** Everything a command or the server works with, once settings are read and the database is open and migrated. */
export interface Application {
  config: Config;
  clock: Clock;
  db: Database;
  figures: FigureCatalogue;
  jobKinds: JobKind[];
  /** Who may do what. */
  access: AccessTable;
  /** Tells rooms what happens in others. */
  announce: Announce;
  /** How mail leaves; undefined where it does not. */
  mail: MailSettings | undefined;
  /** Seals and signs with the installation's key, which is read, or made, when it is first needed. */
  readonly secrets: Secrets;
  /**
   * The council that a command is for: the only one of the installation, or the one of that name or id; null before set-up.
   * @throws CouncilUnclear where there are several and none is named, or none has that name
   */
  authority(name?: string): Promise<Authority | null>;
  /** Every council of the installation. */
  authorities(): Promise<Authority[]>;
  /** The operator of the machine, who may do everything, in that council. */
  scope(name?: string): Promise<Scope>;
  close(): Promise<void>;
}

const OPERATOR = 'operator';

/** A command that must say which council it is for. */
export class CouncilUnclear extends Error {
  override name = 'CouncilUnclear';
}

/** Opens the database of the settings, brings its tables up to date, and gathers what the rooms offer. */
export async function openApplication(
  config: Config,
  options: { clock?: Clock; purpose: string; onQuery?: (statement: string) => void },
): Promise<Application> {
  const clock = options.clock ?? systemClock;
  cqcApiSettings(process.env); // refused now rather than by tonight's sync
  const db = await openDatabase({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    purpose: options.purpose,
    clock,
    onQuery: options.onQuery,
  });
  try {
    await migrate(db, join(projectRoot(), 'migrations'));
  } catch (error) {
    await db.close();
    throw error;
  }
  return applicationOn(db, config, clock);
}

/** The application over a database that is open and migrated. */
export function applicationOn(db: Database, config: Config, clock: Clock): Application {
  const authorities = async () => (await fetchAuthorities(db.owner)).map(presentAuthority);
  const authority = async (name?: string) => chooseAuthority(await authorities(), name);
  let secrets: Secrets | undefined;
  const access = accessTable();
  return {
    config,
    clock,
    db,
    get secrets() {
      return (secrets ??= openSecrets(config));
    },
    figures: houseFigures(),
    jobKinds: houseJobs(),
    access,
    announce: announcer(houseListeners(), clock, (permission) => access.rolesThatMay(permission)),
    mail: mailSettings(process.env),
    authority,
    authorities,
    scope: async (name) => ({
      authorityId: (await authority(name))?.authorityId ?? null,
      actor: OPERATOR,
      permissions: 'all',
    }),
    close: () => db.close(),
  };
}

function chooseAuthority(councils: Authority[], name: string | undefined): Authority | null {
  if (name === undefined && councils.length <= 1) return councils[0] ?? null;
  const wanted = name?.toLowerCase();
  const found = councils.filter((each) => each.name.toLowerCase() === wanted || each.authorityId === wanted);
  if (found.length === 1) return found[0]!;
  const names = councils.map((each) => `"${each.name}"`).join(', ');
  throw new CouncilUnclear(
    name === undefined
      ? `There are several councils here: say which with --council. They are ${names}.`
      : `There is no council "${name}" here: ${names === '' ? 'there is none yet' : `there are ${names}`}.`,
  );
}

function presentAuthority(row: AuthorityRow): Authority {
  return {
    authorityId: row.authorityId,
    name: row.name,
    isDemonstration: row.isDemonstration,
    brand: { ...DEFAULT_BRAND, ...row.brand },
    area: row.area,
  };
}

/** A running web server and its job runner. */
export interface RunningServer {
  address: string;
  app: FastifyInstance;
  close(): Promise<void>;
}

/** Listens on the settings' address, runs jobs and schedules, and answers until closed. */
export async function startServer(
  application: Application,
  options: { log?: boolean } = {},
): Promise<RunningServer> {
  const { config } = application;
  loadAssets(assetsFolder());
  const { app, jobs, logger } = await webServer(application, options);
  await cleanStaging(application);
  const sender = outboxSender(application, logger);
  const close = async () => {
    await app.close();
    await jobs.stop();
    await sender.stop();
  };
  try {
    await app.listen({ port: config.port, host: config.host });
    await jobs.start(async () => (await application.authorities()).map(({ authorityId }) => authorityId));
    await sender.start();
  } catch (error) {
    await close();
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortTakenError(config.port) : error;
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  return {
    address: `http://${config.host === '::1' ? '[::1]' : config.host}:${port}`,
    app,
    close,
  };
}

/** Sends what people are told by mail. */
function outboxSender({ config, db, clock, mail }: Application, logger: Logger): OutboxSender {
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  return new OutboxSender({
    db,
    clock,
    publicUrl,
    client: mailClient(mail, publicUrl, clock),
    directory: mailDirectory,
    kinds: houseNotices(),
    onFailure: (error) => logger.error({ err: error }, 'mail failed'),
  });
}

class PortTakenError extends Error {
  override name = 'PortTakenError';
  constructor(port: number) {
    super(
      `PORT ${port} is in use by another program: stop that one, or set PORT to another number (0 takes any free one).`,
    );
  }
}

const assetsFolder = () => join(projectRoot(), 'dist', 'assets');

/**
 * The web server with every room's routes, not yet listening, and the jobs that its pages queue, not yet running. The bench of
 * what permission costs gives it another way to find a session.
 */
export async function webServer(
  application: Application,
  options: {
    log?: boolean;
    /** Where the log goes; standard error where absent. */
    logTo?: DestinationStream;
    findSession?: (token: string) => Promise<Session | null>;
    limits?: PageLimits;
  } = {},
): Promise<{ app: FastifyInstance; jobs: JobRunner; routes: readonly Route[]; logger: Logger }> {
  const { config, db, clock, figures, jobKinds } = application;
  const logger = openLog(options.log === false ? 'silent' : (config.logLevel ?? 'warn'), options.logTo);
  const jobs = new JobRunner({
    db,
    clock,
    dataDir: config.dataDir,
    kinds: jobKinds,
    announce: application.announce,
    rolesThatMay: (permission) => application.access.rolesThatMay(permission),
    secrets: application.secrets,
    onFailure: (job, error) => logger.error({ err: error, jobId: job.jobId, kind: job.kind }, 'job failed'),
  });
  const routes = houseRoutes(jobs, application.mail);
  const app = await createServer({
    db,
    clock,
    dataDir: config.dataDir,
    assetsDir: assetsFolder(),
    version: version(),
    access: application.access,
    secrets: application.secrets,
    breached: breachedPasswords(config.breachedPasswords),
    limits: options.limits,
    clamd: config.clamd,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    routes,
    nav: houseNav(),
    jobs,
    figures,
    announce: application.announce,
    work: houseWork(),
    quickActions: houseQuickActions(),
    logger,
    findAuthority: async (authorityId) => {
      const row = await fetchAuthority(db.owner, authorityId);
      return row === undefined ? null : presentAuthority(row);
    },
    findSession: options.findSession ?? ((token) => fetchSession(db.owner, token, clock.now())),
    findWarnings: async ({ tx, may }) => {
      const freshness = may('insight.read') ? await cqcFreshness(tx, clock.today()) : undefined;
      const stale = freshness?.stale === true ? [{ text: freshness.words, href: '/import' }] : [];
      return [...stale, ...(await houseWarnings(tx, may))];
    },
    signInUrl: peoplePaths.signIn,
    proveAgainUrl: peoplePaths.proveAgain,
  });
  await app.register(jsonApi(application), { prefix: '/api' });
  return { app, jobs, routes, logger };
}

/** What the rooms answer to other systems, by token. */
function jsonApi({ config, db, clock, access, figures, announce }: Application) {
  const granted = access.permissionsOf([API_ROLE]);
  return apiPlugin({
    db,
    dataDir: config.dataDir,
    clock,
    access,
    figures,
    announce,
    operations: rooms.flatMap((room) => room.api ?? []),
    findToken: (token, now, address) => findApiToken(db.owner, { token, now, address, granted }),
  });
}
