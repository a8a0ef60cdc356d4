import type { Rag } from '../../kernel/rating.ts';
import { newId } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { deleteIntervention } from './queries/delete-intervention.ts';
import { fetchRunning, type Running } from './queries/fetch-running.ts';
import { saveCause } from './queries/save-cause.ts';
import { saveEntry } from './queries/save-entry.ts';
import { saveIntervention } from './queries/save-intervention.ts';
import { saveOpened } from './queries/save-opened.ts';
import { GIVEN, PROPOSED, tell, type Telling } from './notices.ts';
import { paths } from './routes.ts';
import { joins } from './rules/joins.ts';
import { ownerBy } from './rules/plan-steps.ts';
import {
  KIND_NAMES,
  LEVELS,
  lineFor,
  protocolName,
  type Kind,
  type StartMode,
  type Trigger,
} from './rules/protocol.ts';
import { knowStart, setSteps, type Acting, type StartKnown } from './start-known.ts';

/** Something that asks for an intervention at a service. */
export interface Ask {
  locationId: string;
  /** What happened; 'hand' where a person decides without a protocol. */
  trigger: Trigger | 'hand';
  colour: Rag | null;
  /** The same cause has the same key, for ever: it is heard once only. */
  causeKey: string;
  /** Why, in words that everybody who may see interventions may read: nothing confidential. Up to 500 characters. */
  words: string;
  /** What to do, where somebody has decided; as the protocol says where absent. */
  kind?: Kind;
  /** Whether at once or as a proposal; as the protocol says where absent, and at once where the kind is given. */
  start?: StartMode;
  drawId?: string;
}

/** What came of an ask. `isNew` is false where it joined what was under way already. */
export interface Started {
  locationId: string;
  interventionId: string;
  kind: Kind;
  state: 'proposed' | 'open';
  isNew: boolean;
}

/** What goes on while many are started. */
interface Starting extends Acting {
  tx: Tx;
  known: StartKnown;
  running: Running[];
  given: Telling[];
  proposed: Telling[];
}

/**
 * Starts or proposes an intervention, as the protocol in force says or as asked; joins what is under way where that is as much.
 * Null where the protocol has no answer, the cause was heard before, or nobody knows the service.
 */
export async function startIntervention(tx: Tx, acting: Acting, ask: Ask): Promise<Started | null> {
  return (await startInterventions(tx, acting, [ask]))[0] ?? null;
}

/** The same for many asks, in their order; those that came to nothing are left out. People are told once at the end. */
export async function startInterventions(tx: Tx, acting: Acting, asks: readonly Ask[]): Promise<Started[]> {
  if (asks.length === 0) return [];
  const ids = asks.map(({ locationId }) => locationId);
  const { running, heard } = await fetchRunning(tx, ids, asks.map(({ causeKey }) => causeKey)); // prettier-ignore
  const fresh = asks.filter(({ causeKey }) => !heard.has(causeKey));
  if (fresh.length === 0) return [];
  const known = await knowStart(tx, acting.clock.today(), ids);
  const starting: Starting = { ...acting, tx, known, running, given: [], proposed: [] };
  const started: Started[] = [];
  for (const ask of fresh) {
    const one = await answer(starting, ask);
    if (one !== null) started.push(one);
  }
  await tell(tx, acting.clock, acting.authorityId, GIVEN, starting.given);
  await tell(tx, acting.clock, acting.authorityId, PROPOSED, starting.proposed);
  return started;
}

async function answer(starting: Starting, ask: Ask): Promise<Started | null> {
  const { known, running } = starting;
  // Who names the kind has decided on it: it begins whatever else runs.
  const byHand = ask.kind !== undefined;
  const line = ask.trigger === 'hand' ? undefined : lineFor(known.protocol.protocol, ask.trigger, ask.colour);
  const kind = ask.kind ?? line?.kind;
  if (kind === undefined || !known.services.has(ask.locationId)) return null;
  const start = ask.start ?? (ask.kind === undefined ? line?.start : undefined) ?? 'automatic';
  const here = running.filter(({ locationId }) => locationId === ask.locationId);
  const other = joins(here, kind, byHand);
  if (other !== null) return join(starting, ask, other, start);
  const begun = await begin(starting, ask, kind, start);
  if (begun !== 'taken') return begun;
  // Somebody else has just started the same: we join theirs.
  const now = await fetchRunning(starting.tx, [ask.locationId], []);
  const theirs = now.running.find((one) => one.kind === kind);
  return theirs === undefined ? null : join(starting, ask, theirs, start);
}

async function begin(
  starting: Starting,
  ask: Ask,
  kind: Kind,
  start: StartMode,
): Promise<Started | 'taken' | null> {
  const { tx, clock, authorityId, known } = starting;
  const { locationId, words } = ask;
  const interventionId = newId(clock);
  const state = start === 'automatic' ? 'open' : 'proposed';
  const service = known.services.get(locationId)!;
  const ownerAccountId = ownerBy('officer', service.owners);
  const protocol = protocolName(known.protocol);
  const row = {
    interventionId,
    authorityId,
    locationId,
    kind,
    state,
    on: known.today,
    ownerAccountId,
    protocol,
  };
  if (!(await saveIntervention(tx, { ...row, state, drawId: ask.drawId ?? null }))) return 'taken';
  if (!(await hear(starting, ask, interventionId))) {
    await deleteIntervention(tx, interventionId);
    return null;
  }
  starting.running.push({ interventionId, locationId, kind, level: LEVELS[kind], state });
  const happened = state === 'open' ? 'started' : 'proposed';
  await saveEntry(tx, clock, { authorityId, interventionId, happened, words });
  if (state === 'open')
    starting.given.push(...(await setSteps(tx, starting, known, { interventionId, locationId, kind })));
  else if (ownerAccountId !== null) {
    const about = `${KIND_NAMES[kind]} at ${service.name}`;
    starting.proposed.push({ accountId: ownerAccountId, href: paths.one(interventionId), about });
  }
  return { locationId, interventionId, kind, state, isNew: true };
}

/** Adds a cause to what is under way; what was only proposed is opened where this cause asks for it at once. */
async function join(starting: Starting, ask: Ask, other: Running, start: StartMode): Promise<Started | null> {
  const { tx, clock, authorityId, known } = starting;
  const { interventionId, locationId } = other;
  const kind = other.kind as Kind;
  if (!(await hear(starting, ask, interventionId))) return null;
  await saveEntry(tx, clock, { authorityId, interventionId, happened: 'joined', words: ask.words });
  if (other.state === 'proposed' && start === 'automatic') {
    if (await saveOpened(tx, interventionId, known.today, protocolName(known.protocol))) {
      other.state = 'open';
      await saveEntry(tx, clock, { authorityId, interventionId, happened: 'started', words: ask.words });
      starting.given.push(...(await setSteps(tx, starting, known, { interventionId, locationId, kind })));
    }
  }
  return { locationId, interventionId, kind, state: other.state, isNew: false };
}

function hear({ tx, authorityId, known }: Starting, ask: Ask, interventionId: string): Promise<boolean> {
  const { causeKey, trigger, colour, words } = ask;
  return saveCause(tx, { authorityId, causeKey, interventionId, trigger, colour, words, on: known.today });
}
