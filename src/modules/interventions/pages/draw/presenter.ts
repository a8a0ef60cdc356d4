import { longDay, parseDay } from '../../../../kernel/calendar-day.ts';
import { instantWords } from '../../../market/index.ts';
import type { FoundDraw } from '../../queries/find-draw.ts';
import { paths } from '../../routes.ts';
import { inDrawnOrder, type Proof } from '../../rules/draw-again.ts';
import { OUTCOMES, STATE_NAMES } from '../../rules/states.ts';
import { quotaWords } from '../../rules/quota.ts';
import type { Checked } from '../../rules/draw.ts';

interface Named {
  name: string;
  href: string;
  colour: Checked;
}

export interface DrawModel {
  id: string;
  drawn: (Named & { check: { text: string; href: string } | null; state: string })[];
  candidates: (Named & { id: string; ticket: string; drawn: boolean })[];
  leftOut: (Named & { why: string })[];
  proofs: Proof[];
  /** Whether every proof holds that could be looked at. */
  holds: boolean;
  seed: string;
  seedOf: { label: string; value: string }[];
  algorithm: string;
  when: string;
  reason: string;
  quota: string;
}

/** A draw as its page shows it. */
export function presentDraw(draw: FoundDraw, proofs: Proof[]): DrawModel {
  const checks = new Map(draw.checks.map((check) => [check.locationId, check]));
  const named = (one: { locationId: string; name: string; colour: Checked }): Named => ({
    name: one.name,
    href: paths.service(one.locationId),
    colour: one.colour,
  });
  return {
    id: draw.drawId,
    drawn: draw.chosen.map((one) => {
      const check = checks.get(one.locationId);
      return {
        ...named(one),
        check: check === undefined ? null : { text: check.kindName, href: paths.one(check.interventionId) },
        state: check === undefined ? 'The protocol asks for nothing' : check.outcome === null ? STATE_NAMES[check.state] : OUTCOMES[check.outcome], // prettier-ignore
      };
    }),
    candidates: inDrawnOrder(draw).map((one) => ({
      ...named(one),
      id: one.locationId,
      ticket: one.ticket,
      drawn: one.drawn,
    })),
    leftOut: draw.leftOut.map((one) => ({ ...named(one), why: whyWords(one.why) })),
    proofs,
    holds: proofs.every(({ holds }) => holds !== false),
    seed: draw.seed,
    seedOf: [
      { label: 'Council', value: draw.seedOf.authorityId },
      { label: 'Month', value: draw.seedOf.month },
      { label: 'Team', value: draw.seedOf.teamId ?? 'no team' },
      { label: 'Entry of the audit trail', value: String(draw.seedOf.auditEntry) },
      { label: 'Hash of that entry', value: draw.seedOf.auditHash },
    ],
    algorithm: draw.algorithm,
    when: `Drawn on ${instantWords(draw.drawnAt)} by ${draw.drawnBy.replace(/ \([^)]*\)$/, '')}.`,
    reason: draw.reason,
    quota: `${quotaWords(draw.quota.rule)}: ${draw.quota.howMany.Green} Green and ${draw.quota.howMany.Amber} Amber this month.`,
  };
}

/** "Visited or checked on 3 March 2026" of the ISO day that was kept. */
function whyWords(why: string): string {
  return why.replace(/\d{4}-\d{2}-\d{2}/, (text) => {
    const day = parseDay(text);
    return day === null ? text : longDay(day);
  });
}
