import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { RAGS, type Rag } from '../../../../kernel/rating.ts';
import type { FigureValue } from '../../../../platform/figures/index.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { LastRun } from '../../queries/find-last-run.ts';
import { paths } from '../../routes.ts';
import { asSentence } from '../../rules/count-words.ts';
import {
  adjustmentInWords,
  bandInWords,
  capInWords,
  floorInWords,
  pointsInWords,
  readsInWords,
  thresholdsInWords,
} from '../../rules/describe-model.ts';
import type { Floor, Indicator, Model } from '../../rules/model.ts';
import { modelsInForce } from '../../rules/model-in-force.ts';

export interface ModelPageInput {
  on: Day;
  today: Day;
  fields: Fields;
  errors: FieldError[];
  councilName: string | null;
  models: readonly Model[];
  counts: FigureValue;
  lastRun: LastRun | null;
  edits: boolean;
}

interface BandLine {
  when: string;
  points: string;
  says: string;
}

export interface IndicatorBlock {
  key: string;
  label: string;
  /** What is counted and how; '' where the label says it. */
  counts: string;
  source: string;
  bands: BandLine[];
}

export interface FloorLine {
  when: string;
  atLeast: Rag;
  source: string;
}

export interface ModelBlock {
  key: string;
  title: string;
  /** Where a draft of it is begun. */
  draftHref: string;
  since: string;
  appliesTo: string;
  source: string;
  thresholds: string;
  indicators: IndicatorBlock[];
  floors: FloorLine[];
  /** Caps and what counts for more for whom, each in a sentence with where it comes from. */
  groups: { says: string; source: string }[];
}

export interface ColourCount {
  rag: Rag;
  n: number;
  of: number;
  href: string;
}

export interface ModelPageValues {
  on: string;
  isToday: boolean;
  /** Whether the reader may write drafts. */
  edits: boolean;
  dayError: string | null;
  dayFields: Record<string, string>;
  /** Null where nothing has been rated. */
  counts: ColourCount[] | null;
  rated: string;
  models: ModelBlock[];
}

/** Everything that the page says. */
export function presentModelPage(input: ModelPageInput): ModelPageValues {
  const { on, today, counts, lastRun } = input;
  return {
    on: longDay(on),
    isToday: on === today,
    edits: input.edits,
    dayError: input.errors[0]?.message ?? null,
    dayFields: dayFields(input.fields, on),
    counts: counts.denominator === 0 ? null : counts.rows.map(colourCount),
    rated: lastRun === null ? 'Never rated' : `Rated on ${longDay(lastRun.asAt)}`,
    models: modelsInForce(input.models, on).map(modelBlock),
  };
}

/** What was typed, or the day that is shown. */
function dayFields(fields: Fields, on: Day): Record<string, string> {
  const names = ['on-day', 'on-month', 'on-year'] as const;
  if (names.some((name) => one(fields, name) !== '')) {
    return Object.fromEntries(names.map((name) => [name, one(fields, name)]));
  }
  const [year = '', month = '', day = ''] = on.split('-');
  return { 'on-day': String(Number(day)), 'on-month': String(Number(month)), 'on-year': year };
}

function colourCount(row: FigureValue['rows'][number]): ColourCount {
  const rag = RAGS.find((one) => one === row.rag)!;
  return { rag, n: Number(row.n), of: Number(row.of), href: paths.services(rag) };
}

function modelBlock(model: Model): ModelBlock {
  return {
    key: `${model.id}-${model.version}`,
    title: `${model.name} (version ${model.version})`,
    draftHref: paths.newDraft(model.id, model.version),
    since: `In force from ${longDay(model.validFrom)}`,
    appliesTo:
      model.appliesTo === null
        ? 'Every kind of service without a model of its own'
        : model.appliesTo.join(', '),
    source: model.source,
    thresholds: thresholdsInWords(model.thresholds),
    indicators: model.indicators.map(indicatorBlock),
    floors: model.floors.map(floorLine),
    groups: [
      ...(model.caps ?? []).map((cap) => ({ says: capInWords(cap, model.indicators), source: cap.source })),
      ...(model.adjustments ?? []).map((one) => ({
        says: adjustmentInWords(one, model.indicators),
        source: one.source,
      })),
    ],
  };
}

function indicatorBlock({ key, label, source, reads, bands, unknown }: Indicator): IndicatorBlock {
  const lines = bands.map((band) => ({
    when: bandInWords(band, reads),
    points: pointsInWords(band.points),
    says: sample(band.words),
  }));
  if (unknown !== undefined)
    lines.push({ when: 'Not known', points: pointsInWords(unknown.points), says: sample(unknown.words) });
  return { key, label, counts: asSentence(readsInWords(reads)), source, bands: lines };
}

function floorLine({ when, atLeast, source }: Floor): FloorLine {
  return { when: floorInWords(when), atLeast, source };
}

const SAMPLES: Record<string, string> = {
  ago: '(so long) ago',
  age: '(so long)',
  date: '(date)',
  rating: '(rating)',
  previous: '(earlier rating)',
  question: '(key question)',
  reason: 'reason',
  kind: '(kind)',
  more: '',
  count: '(so many)',
  kinds: '(of these)',
  days: '(so many)',
  newest: '(date)',
  worst: '(severity)',
  size: '',
  value: '(so much)',
  measure: '(measure)',
  month: '(month)',
  months: '(months)',
};

/** A template with what it would say in brackets. */
function sample(template: string): string {
  return asSentence(template.replace(/\{([a-z]+)\}/g, (_, name: string) => SAMPLES[name] ?? ''));
}
