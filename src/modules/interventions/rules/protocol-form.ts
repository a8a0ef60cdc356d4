import { one, type Fields } from '../../../platform/forms/index.ts';
import type { Rag } from '../../../kernel/rating.ts';
import { KINDS, type Kind, type OwnerRule, type Protocol, type StartMode, type Trigger } from './protocol.ts';

/** A protocol as it stands in the editor's fields, word for word. */
export interface TypedProtocol {
  lines: { trigger: string; colour: string; kind: string; start: string }[];
  steps: Record<Kind, { name: string; days: string; owner: string; attends: string }[]>;
}

/** More rows than this are not read. */
const MOST_LINES = 60;
const MOST_STEPS = 25;

/** What was typed, without the rows that were left empty. */
export function typedProtocol(fields: Fields): TypedProtocol {
  const lines = Array.from({ length: MOST_LINES }, (_, i) => ({
    trigger: one(fields, `line-${i}-trigger`),
    colour: one(fields, `line-${i}-colour`),
    kind: one(fields, `line-${i}-kind`),
    start: one(fields, `line-${i}-start`),
  })).filter(({ trigger }) => trigger !== '');
  const of = (kind: Kind) =>
    Array.from({ length: MOST_STEPS }, (_, i) => ({
      name: one(fields, `${kind}-${i}-name`),
      days: one(fields, `${kind}-${i}-days`),
      owner: one(fields, `${kind}-${i}-owner`),
      attends: one(fields, `${kind}-${i}-attends`),
    })).filter(({ name, days }) => name !== '' || days !== '');
  return {
    lines,
    steps: Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as TypedProtocol['steps'],
  };
}

/** What was typed as a protocol, not yet checked: checkProtocol says what is wrong with it. */
export function protocolOf({ lines, steps }: TypedProtocol): Protocol {
  return {
    lines: lines.map(({ trigger, colour, kind, start }) => ({
      trigger: trigger as Trigger,
      colour: colour === '' ? null : (colour as Rag),
      kind: kind as Kind,
      start: start as StartMode,
    })),
    steps: Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        steps[kind].map(({ name, days, owner, attends }) => ({
          name,
          days: /^\d{1,4}$/.test(days) ? Number(days) : Number.NaN,
          owner: owner as OwnerRule,
          attends: attends
            .split(';')
            .map((who) => who.trim())
            .filter((who) => who !== ''),
        })),
      ]),
    ) as unknown as Protocol['steps'],
  };
}

/** A protocol as the editor's fields hold it. */
export function typedOf({ lines, steps }: Protocol): TypedProtocol {
  return {
    lines: lines.map(({ trigger, colour, kind, start }) => ({ trigger, colour: colour ?? '', kind, start })),
    steps: Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        steps[kind].map(({ name, days, owner, attends }) => ({
          name,
          days: String(days),
          owner,
          attends: attends.join('; '),
        })),
      ]),
    ) as TypedProtocol['steps'],
  };
}
