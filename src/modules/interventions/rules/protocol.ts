import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';

/** What can be done at a service, from little to much; reference.intervention_kind has their levels. */
export const KINDS = [
  'desktop-review',
  'visit-announced',
  'visit-unannounced',
  'quality-support',
  'improvement-panel',
  'director-decision',
  'organisational-safeguarding',
] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  'desktop-review': 'Desktop review',
  'visit-announced': 'Announced visit',
  'visit-unannounced': 'Unannounced visit',
  'quality-support': 'Formal quality support',
  'improvement-panel': 'Multi-agency improvement panel',
  'director-decision': "Director's decision",
  'organisational-safeguarding': 'Organisational safeguarding enquiry',
};

/** The rung of the ladder on which each stands: a higher one is more. As reference.intervention_kind has them. */
export const LEVELS: Readonly<Record<Kind, number>> = {
  'desktop-review': 1,
  'visit-announced': 2,
  'visit-unannounced': 2,
  'quality-support': 3,
  'improvement-panel': 4,
  'director-decision': 5,
  'organisational-safeguarding': 6,
};

/** The kinds of a higher level than a kind, the next first. */
export function higherThan(kind: Kind): Kind[] {
  return KINDS.filter((one) => LEVELS[one] > LEVELS[kind]);
}

/** What may ask for an intervention, in the words of a protocol's page. */
export const TRIGGERS = {
  status: 'The status became',
  override: 'An officer decided another colour than the model proposed',
  floor: 'A floor of the risk model began to hold',
  enforcement: 'A warning notice, special measures or other severe enforcement',
  cluster: 'A cluster of concerns was escalated',
  allegations: 'Allegations against more than one member of staff',
  escalation: 'A manager decided so when it was escalated',
  'check-concerns': 'A random check or a visit found concerns',
  'panel-decision': 'The improvement panel decided to go further',
  'random-check': 'Drawn for a random check',
} as const;
export type Trigger = keyof typeof TRIGGERS;
export const TRIGGER_KEYS = Object.keys(TRIGGERS) as Trigger[];

/** Those that happen to a service of a colour; each line of them may name one. */
export const COLOURED: ReadonlySet<Trigger> = new Set(['status', 'floor', 'random-check']);

/** Whose a step is. */
export const OWNER_RULES = {
  officer: "The service's officer",
  'team-lead': "Lead of the officer's team",
  'quality-manager': 'A quality manager',
  'senior-manager': 'A senior manager',
} as const;
export type OwnerRule = keyof typeof OWNER_RULES;
export const OWNER_RULE_KEYS = Object.keys(OWNER_RULES) as OwnerRule[];

export type StartMode = 'automatic' | 'proposed';

/** One line: this, at a service of this colour (null: of any), asks for that. */
export interface ProtocolLine {
  trigger: Trigger;
  colour: Rag | null;
  kind: Kind;
  start: StartMode;
}

export interface ProtocolStep {
  name: string;
  /** Working days after the start by which it is done. */
  days: number;
  owner: OwnerRule;
  attends: readonly string[];
}

/** Which intervention answers what, and in which steps each kind is done. */
export interface Protocol {
  lines: readonly ProtocolLine[];
  steps: Readonly<Record<Kind, readonly ProtocolStep[]>>;
}

/** A version of a protocol, the council's or the national one. */
export interface DatedProtocol {
  owner: 'council' | 'national';
  version: number;
  validFrom: Day;
  protocol: Protocol;
}

/** How an intervention names the protocol by which it was set up: "council 3". */
export function protocolName({ owner, version }: Pick<DatedProtocol, 'owner' | 'version'>): string {
  return `${owner} ${version}`;
}

/**
 * The protocol that holds on a day: the council's own where one has begun, else the national one; the latest day goes before
 * earlier ones, and of one day the newest version.
 *
 * @throws RangeError where none has begun
 */
export function protocolInForce(versions: readonly DatedProtocol[], on: Day): DatedProtocol {
  const begun = versions.filter(({ validFrom }) => validFrom <= on);
  const own = begun.filter(({ owner }) => owner === 'council');
  const [first] = (own.length > 0 ? own : begun).toSorted(
    (a, b) => b.validFrom.localeCompare(a.validFrom) || b.version - a.version,
  );
  if (first === undefined) throw new RangeError(`no protocol of interventions holds on ${on}`);
  return first;
}

/** The line that answers a trigger at a service of a colour: one for the colour goes before one for any. */
export function lineFor(protocol: Protocol, trigger: Trigger, colour: Rag | null): ProtocolLine | undefined {
  const of = protocol.lines.filter((line) => line.trigger === trigger);
  return (
    of.find((line) => line.colour !== null && line.colour === colour) ??
    of.find((line) => line.colour === null)
  );
}
