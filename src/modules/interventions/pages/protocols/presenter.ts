import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import type { ProtocolVersion } from '../../queries/fetch-protocols.ts';
import { paths } from '../../routes.ts';
import { KIND_NAMES, KINDS, LEVELS, OWNER_RULES, protocolInForce, TRIGGERS } from '../../rules/protocol.ts';

export interface ProtocolModel {
  heading: string;
  reason: string;
  lines: { trigger: string; colour: Rag | null; kind: string; start: string }[];
  kinds: {
    name: string;
    level: number;
    steps: { name: string; days: string; owner: string; attends: string }[];
  }[];
  versions: { text: string; href: string; note: string; current: boolean }[];
}

const nameOf = ({ owner, version }: Pick<ProtocolVersion, 'owner' | 'version'>) =>
  `${owner === 'council' ? "The council's" : 'National'}, version ${version}`;

/** A version of the protocol, and which others there are. */
export function presentProtocol(
  versions: readonly ProtocolVersion[],
  shown: ProtocolVersion,
  today: Day,
): ProtocolModel {
  const { protocol } = shown;
  const holds = protocolInForce(versions, today);
  const inForce = (one: ProtocolVersion) => one.owner === holds.owner && one.version === holds.version;
  return {
    heading: `${nameOf(shown)}, from ${longDay(shown.validFrom)}${inForce(shown) ? '. It holds today.' : '. It does not hold today.'}`,
    reason: shown.reason,
    lines: protocol.lines.map(({ trigger, colour, kind, start }) => ({
      trigger: TRIGGERS[trigger] ?? trigger,
      colour,
      kind: KIND_NAMES[kind] ?? kind,
      start: start === 'automatic' ? 'Starts at once' : 'Is proposed',
    })),
    kinds: KINDS.map((kind) => ({
      name: KIND_NAMES[kind],
      level: LEVELS[kind],
      steps: protocol.steps[kind].map(({ name, days, owner, attends }) => ({
        name,
        days: String(days),
        owner: OWNER_RULES[owner],
        attends: attends.join(', '),
      })),
    })),
    versions: versions.map((one) => ({
      text: nameOf(one),
      href: paths.protocol(one.owner, one.version),
      note: `from ${longDay(one.validFrom)}${inForce(one) ? ', holds today' : ''}`,
      current: one === shown,
    })),
  };
}
