import type { Rag } from '../../../../kernel/rating.ts';
import { isTried, type LoadedDraft } from '../../parts/for-draft.ts';
import { paths } from '../../routes.ts';
import { asSentence } from '../../rules/count-words.ts';
import {
  adjustmentInWords,
  capInWords,
  floorInWords,
  pointsInWords,
  readsInWords,
  thresholdsInWords,
} from '../../rules/describe-model.ts';
import { floorPlace } from '../../rules/draft-places.ts';
import type { Floor, Indicator } from '../../rules/model.ts';

export interface IndicatorRow {
  label: string;
  href: string;
  move: string;
  counts: string;
  most: string;
  unknown: string;
  isOn: boolean;
}

export interface FloorRow {
  when: string;
  href: string;
  move: string;
  atLeast: Rag;
  isOn: boolean;
}

export interface DraftModel {
  kinds: string;
  source: string;
  thresholds: string;
  groups: string[];
  tried: { text: string; done: boolean; href: string }[];
  indicators: IndicatorRow[];
  floors: FloorRow[];
}

/** All that a draft says, in rows. */
export function presentDraft(draft: LoadedDraft): DraftModel {
  const { model, off, draftId } = draft;
  return {
    kinds:
      model.appliesTo === null
        ? 'Every kind of service that no other model names'
        : model.appliesTo.join(', '),
    source: model.source,
    thresholds: thresholdsInWords(model.thresholds),
    groups: [
      ...(model.caps ?? []).map((cap) => capInWords(cap, model.indicators)),
      ...(model.adjustments ?? []).map((one) => adjustmentInWords(one, model.indicators)),
    ],
    tried: [triedLine(draft, 'simulation'), triedLine(draft, 'back-test')],
    indicators: [
      ...model.indicators.map((one) => indicatorRow(draftId, one, true)),
      ...off.indicators.map((one) => indicatorRow(draftId, one, false)),
    ],
    floors: [
      ...model.floors.map((one, at) => floorRow(draftId, one, at, true)),
      ...off.floors.map((one, at) => floorRow(draftId, one, at, false)),
    ],
  };
}

function triedLine(draft: LoadedDraft, kind: 'simulation' | 'back-test') {
  const done = isTried(draft, kind);
  const before = draft.trials.some((trial) => trial.kind === kind);
  const name = kind === 'simulation' ? "Simulation on today's services" : 'Back-test on the past';
  const state = done ? 'done with the draft as it is' : before ? 'the draft has changed since' : 'not yet';
  return { text: `${name}: ${state}`, done, href: paths.draft(draft.draftId, kind) };
}

function indicatorRow(
  draftId: string,
  { key, label, reads, bands, unknown }: Indicator,
  isOn: boolean,
): IndicatorRow {
  return {
    label,
    href: paths.draftIndicator(draftId, key),
    move: paths.draftIndicator(draftId, key, 'move'),
    counts: asSentence(readsInWords(reads)),
    most: pointsInWords(Math.max(0, ...bands.map(({ points }) => points))),
    unknown: unknown === undefined ? '' : pointsInWords(unknown.points),
    isOn,
  };
}

function floorRow(draftId: string, { when, atLeast }: Floor, at: number, isOn: boolean): FloorRow {
  const place = floorPlace(at, !isOn);
  return {
    when: floorInWords(when),
    href: paths.draftFloor(draftId, place),
    move: paths.draftFloor(draftId, place, 'move'),
    atLeast,
    isOn,
  };
}
