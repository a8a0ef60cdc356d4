import type { Tx } from '../../platform/db/types.ts';
import { startIntervention } from '../interventions/index.ts';
import type { ClockToChange } from './queries/find-clock.ts';
import type { InterventionKind, Outcome } from './rules/outcomes.ts';
import type { Escalating } from './staff.ts';

/** What a decision starts in the room of interventions, beside what it names itself. */
const STARTS: Partial<
  Record<Outcome, 'improvement-panel' | 'organisational-safeguarding' | 'director-decision'>
> = {
  panel: 'improvement-panel',
  safeguarding: 'organisational-safeguarding',
  director: 'director-decision',
};

/** Starts what was decided; answers its id, or null where nothing starts. Its words are for everybody, so they say no reason. */
export async function startDecided(
  tx: Tx,
  { authorityId, clock }: Escalating,
  { locationId }: ClockToChange,
  decisionId: string,
  outcome: Outcome,
  kind: InterventionKind | null,
): Promise<string | null> {
  const starts = kind ?? STARTS[outcome];
  if (starts === undefined) return null;
  const started = await startIntervention(
    tx,
    { authorityId, clock },
    {
      locationId,
      trigger: 'escalation',
      colour: null,
      causeKey: `escalation:${decisionId}`,
      words: 'Decided on an escalation',
      kind: starts,
      start: 'automatic',
    },
  );
  return started?.interventionId ?? null;
}
