import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';
import { FaultList, walkFaults, type AuditFault, type Misfit } from './faults.ts';
import { fetchHeads, type AuditHead } from './heads.ts';

/** Entries walked with one statement: some 40 to 80 ms, so that others who wait for the embedded database hardly notice. */
const STEP = 2000;

export interface AuditCheck {
  holds: boolean;
  entries: number;
  /** Where each chain ended when it was walked. */
  heads: AuditHead[];
  /** At most fifty, in the order of chains and entries. */
  faults: AuditFault[];
  /** How many more there are. */
  moreFaults: number;
}

export interface CheckOptions {
  /** Only these chains; every one where absent. */
  chains?: readonly string[];
  /** Heads noted earlier: a history that was rewritten since, however consistently, does not lead through them. */
  noted?: readonly AuditHead[];
  step?: number;
  signal?: AbortSignal;
  progress?(done: number, total: number): void;
}

/**
 * Walks every chain of the trail from its first entry to its head, a step at a time in bounded memory, while others go on
 * writing. Finds changed, missing, re-ordered, doubled and foreign entries, a lost or replaced head, a council whose whole
 * chain is gone, and audit triggers that are switched off. Runs as the owner: row-level security would hide entries.
 */
export async function verifyAudit(owner: Tx, options: CheckOptions = {}): Promise<AuditCheck> {
  const wanted = (chain: string) => options.chains?.includes(chain) ?? true;
  const chains = (await findChains(owner)).filter(({ chain }) => wanted(chain));
  const total = chains.reduce((sum, { entries }) => sum + entries, 0);
  const found = new FaultList();
  found.add(...(await findIdleTriggers(owner)));
  let entries = 0;
  for (const { chain, empty } of chains) {
    if (empty) found.add({ chain, seq: null, fault: 'the whole chain of this council is missing' });
    const before = entries;
    const report = (walked: number) => options.progress?.(before + walked, total);
    entries += await walkChain(owner, chain, found, { ...options, report });
  }
  for (const head of options.noted ?? [])
    if (wanted(head.chain)) found.add(...(await compareNoted(owner, head)));
  const heads = (await fetchHeads(owner)).filter(({ chain }) => wanted(chain));
  return { holds: found.faults.length === 0, entries, heads, faults: found.faults, moreFaults: found.more };
}

/** The first thing in the trail that does not fit, or undefined where the whole of it holds. Runs as the owner. */
export async function findFirstFault(owner: Tx): Promise<AuditFault | undefined> {
  return (await verifyAudit(owner)).faults[0];
}

/** Every chain that has a head, or entries, or should have: each council that there is. */
async function findChains(owner: Tx): Promise<{ chain: string; entries: number; empty: boolean }[]> {
  const found = await sql<{ chain: string; entries: number; empty: boolean }>`
    with recursive named as (
      select min(chain) as chain from platform.audit_entry
      union all
      select (select min(e.chain) from platform.audit_entry e where e.chain > n.chain) from named n where n.chain is not null
    ), chains as (
      select chain from named where chain is not null union select chain from platform.audit_chain union select platform.audit_owners()
    )
    select c.chain, coalesce(h.last_seq, 0)::float8 as entries, h.chain is null and n.chain is null as empty
      from chains c
      left join platform.audit_chain h on h.chain = c.chain
      left join named n on n.chain = c.chain
     order by c.chain collate "C"`.execute(owner);
  return found.rows;
}

interface Step {
  walked: number;
  seq: string | null;
  hash: string | null;
  misfits: Misfit[];
}

/** One chain from its start to its head; answers how many entries it has. */
async function walkChain(
  owner: Tx,
  chain: string,
  found: FaultList,
  { step = STEP, signal, report }: CheckOptions & { report(walked: number): void },
): Promise<number> {
  let entries = 0;
  let at: { seq: string; hash: string } | null = null;
  for (;;) {
    signal?.throwIfAborted();
    const next: Step = await walkStep(owner, chain, at, step);
    entries += next.walked;
    found.add(...walkFaults(chain, next.misfits));
    if (next.seq !== null) at = { seq: next.seq, hash: next.hash ?? '' };
    report(entries);
    if (next.walked === step) continue;
    const end = await findEnd(owner, chain, at?.seq ?? null);
    if (end.more) continue;
    found.add(...endFaults(chain, at, end));
    return entries;
  }
}

async function walkStep(
  owner: Tx,
  chain: string,
  at: { seq: string; hash: string } | null,
  step: number,
): Promise<Step> {
  const found = await sql<Step>`
    select walked, last_seq as seq, encode(last_hash, 'hex') as hash, faults as misfits
      from platform.audit_walk(${chain}, ${at?.seq ?? null}::bigint, decode(${at?.hash ?? ''}, 'hex'), ${step})`.execute(
    owner,
  );
  return found.rows[0]!;
}

interface End {
  headSeq: string | null;
  headHash: string | null;
  /** Whether entries were written since the walk's last step. */
  more: boolean;
}

/** The chain's head, and whether there is more to walk: in one statement, which sees both as of one moment. */
async function findEnd(owner: Tx, chain: string, last: string | null): Promise<End> {
  const found = await sql<End>`
    select h.last_seq::text as "headSeq", encode(h.last_hash, 'hex') as "headHash",
           exists (select from platform.audit_entry e
                    where e.chain = ${chain} and e.seq > coalesce(${last}::bigint, -9223372036854775808)) as more
      from (select 1) one left join platform.audit_chain h on h.chain = ${chain}`.execute(owner);
  return found.rows[0]!;
}

function endFaults(chain: string, at: { seq: string; hash: string } | null, end: End): AuditFault[] {
  const last = BigInt(at?.seq ?? 0);
  if (end.headSeq === null)
    return at === null ? [] : [{ chain, seq: Number(last), fault: 'the chain has no head' }];
  const head = BigInt(end.headSeq);
  if (last > head)
    return [
      { chain, seq: Number(last), fault: `it was added past the head of its chain, which is entry ${head}` },
    ];
  const holds = last === head && (at?.hash ?? '') === end.headHash;
  return holds ? [] : [{ chain, seq: Number(head), fault: 'the newest entry is missing or replaced' }];
}

/** Whether the chain still leads through a head noted earlier. */
async function compareNoted(owner: Tx, noted: AuditHead): Promise<AuditFault[]> {
  if (noted.entries === 0) return [];
  const found = await sql<{ hash: string }>`
    select encode(hash, 'hex') as hash from platform.audit_entry
     where chain = ${noted.chain} and seq = ${noted.entries}`.execute(owner);
  const hash = found.rows[0]?.hash;
  if (hash === noted.hash) return [];
  const fault =
    hash === undefined
      ? 'it was there when the head of its chain was noted, and is not now'
      : `the history up to here was rewritten since its head was noted: its hash was ${noted.hash} and is ${hash}`;
  return [{ chain: noted.chain, seq: noted.entries, fault }];
}

/** Tables whose changes are not written down at the moment, because a trigger of the trail is switched off. */
async function findIdleTriggers(owner: Tx): Promise<AuditFault[]> {
  const found = await sql<{ name: string }>`
    select distinct tgrelid::regclass::text as name from pg_trigger
     where tgfoid = 'platform.audit_rows()'::regprocedure and tgenabled in ('D', 'R') order by 1`.execute(
    owner,
  );
  return found.rows.map(({ name }) => ({
    chain: null,
    seq: null,
    fault: `changes of ${name} are not written down: its audit triggers are switched off`,
  }));
}
