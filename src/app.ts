import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { cleanStaging, cqcApiSettings, cqcFreshness } from './modules/cqc/index.ts';
import { fetchAuthority, DEFAULT_BRAND } from './modules/people/index.ts';
import { systemClock, type Clock } from './platform/clock/index.ts';
import type { Config } from './platform/config/index.ts';
import { migrate, openDatabase } from './platform/db/index.ts';
import type { Database, Scope } from './platform/db/types.ts';
import { FigureCatalogue } from './platform/figures/index.ts';
import { loadAssets } from './platform/govuk/assets.ts';
import { JobRunner, jobRoutes, type JobKind } from './platform/jobs/index.ts';
import { createServer, type Authority } from './platform/web/index.ts';
import { rooms } from './rooms.ts';
import { projectRoot, version } from './platform/config/project.ts';

/** Everything a command or the server works with, once settings are read and the database is open and migrated. */
export interface Application {
  config: Config;
  clock: Clock;
  db: Database;
  figures: FigureCatalogue;
  jobKinds: JobKind[];
  /** The council that this installation serves; null before set-up. */
  authority(): Promise<Authority | null>;
  /** Who acts for the local operator, in that council. */
  scope(): Promise<Scope>;
  close(): Promise<void>;
}

const LOCAL_OPERATOR = 'local operator';

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
  const authority = async () => presentAuthority(await fetchAuthority(db.owner));
  return {
    config,
    clock,
    db,
    figures: new FigureCatalogue(rooms.flatMap((room) => room.figures)),
    jobKinds: rooms.flatMap((room) => room.jobs),
    authority,
    scope: async () => ({ authorityId: (await authority())?.authorityId ?? null, actor: LOCAL_OPERATOR }),
    close: () => db.close(),
  };
}

function presentAuthority(row: Awaited<ReturnType<typeof fetchAuthority>>): Authority | null {
  if (row === undefined) return null;
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
  const { app, jobs } = await webServer(application, options);
  await cleanStaging(application);
  const close = async () => {
    await app.close();
    await jobs.stop();
  };
  try {
    await app.listen({ port: config.port, host: config.host });
    await jobs.start(async () => [(await application.authority())?.authorityId ?? null]);
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

class PortTakenError extends Error {
  override name = 'PortTakenError';
  constructor(port: number) {
    super(
      `PORT ${port} is in use by another program: stop that one, or set PORT to another number (0 takes any free one).`,
    );
  }
}

const assetsFolder = () => join(projectRoot(), 'dist', 'assets');

/** The web server with every room's routes, not yet listening, and the jobs that its pages queue, not yet running. */
export async function webServer(
  application: Application,
  options: { log?: boolean } = {},
): Promise<{ app: FastifyInstance; jobs: JobRunner }> {
  const { config, db, clock, figures, jobKinds } = application;
  const logger = pino(
    { level: options.log === false ? 'silent' : (config.logLevel ?? 'warn') },
    pino.destination(2),
  );
  const jobs = new JobRunner({
    db,
    clock,
    dataDir: config.dataDir,
    kinds: jobKinds,
    onFailure: (job, error) => logger.error({ err: error, jobId: job.jobId, kind: job.kind }, 'job failed'),
  });
  const app = await createServer({
    db,
    clock,
    dataDir: config.dataDir,
    assetsDir: assetsFolder(),
    version: version(),
    actor: LOCAL_OPERATOR,
    routes: [...rooms.flatMap((room) => room.routes), ...jobRoutes(jobs, jobKinds)],
    nav: rooms.flatMap((room) => room.nav).sort((a, b) => a.place - b.place),
    jobs,
    figures,
    logger,
    findAuthority: application.authority,
    findWarnings: async (tx) => {
      const freshness = await cqcFreshness(tx, clock.today());
      return freshness.stale ? [{ text: freshness.words, href: '/import' }] : [];
    },
    setUpUrl: '/set-up',
  });
  return { app, jobs };
}
