import { longDay, monthOf } from '../../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../../kernel/rating.ts';
import { thousands } from '../../../../platform/govuk/index.ts';
import type { LineSeries } from '../../../../platform/charts/index.ts';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import type { TrialFound } from '../../queries/find-draft-trial.ts';
import {
  falseAlarms,
  hitRate,
  precision,
  VOICES,
  type Lead,
  type ModelHistory,
  type MonthLine,
  type Share,
  type Voice,
  type Warning,
} from '../../rules/model-history.ts';

export interface BackTestModel {
  asAt: string;
  madeBy: string;
  isStale: boolean;
  /** What the numbers rest on. */
  lead: string;
  /** Why there are no measures; '' where there are. */
  nothing: string;
  outcomes: { name: string; n: string }[];
  measures: { what: string; cells: string[] }[];
  /** Of those to whom something happened, the colours that they had. */
  foretold: { label: string; values: Record<Rag, number> }[];
  /** Of the warnings, how many something came of. */
  alarms: { label: string; values: { happened: number; nothing: number } }[];
  leads: { label: string; value: number }[];
  leadNote: string;
  steps: string[];
  line: LineSeries[];
}

/** Who foretells, as columns and lines call them. */
export const VOICE_NAMES: Record<Voice, string> = {
  draft: 'This draft',
  inForce: 'Model in force',
  rating: 'CQC rating alone',
};

/** What a back-test found, as the page shows it. */
export function presentBackTest(
  { result, asAt, digest, madeBy }: TrialFound<ModelHistory>,
  draft: LoadedDraft,
): BackTestModel {
  const { line, voices, horizon, n, happened, complete, months } = result;
  const lead = voices.draft.lead.amber;
  return {
    asAt: longDay(asAt),
    madeBy,
    isStale: digest !== draft.digest,
    lead: `${thousands(n)} colours of services on the first day of ${complete} of ${months} months. In the ${horizon} months after, something happened to the service in ${thousands(happened)} of them.`,
    nothing: happened > 0 ? '' : nothingToMeasure(result),
    outcomes: result.outcomes.map((one) => ({ name: one.name, n: String(one.n) })),
    measures: measuresOf(result),
    foretold: VOICES.map((voice) => ({
      label: VOICE_NAMES[voice],
      values: Object.fromEntries(RAGS.map((rag) => [rag, voices[voice].byColour[rag].happened])) as Record<
        Rag,
        number
      >,
    })),
    alarms: (['Red', 'Amber'] as const).flatMap((rag) =>
      VOICES.map((voice) => {
        const counts = voices[voice].byColour[rag];
        return {
          label: `${rag}: ${VOICE_NAMES[voice]}`,
          values: { happened: counts.happened, nothing: counts.n - counts.happened },
        };
      }),
    ),
    leads: lead.months.map((value, at) => ({ label: String(at), value })),
    leadNote: `${lead.warned} of ${lead.outcomes} that happened after ${horizon} months of history had been Amber or Red in the ${horizon} months before.`,
    steps: line.map(({ day, complete: whole }) => `${monthOf(day)}${whole ? '' : ' (not over)'}`),
    line: VOICES.map((voice) => lineOf(voice, line)),
  };
}

function nothingToMeasure({ complete, horizon }: ModelHistory): string {
  return complete === 0
    ? `No month is ${horizon} months ago yet, so that nothing can be measured.`
    : 'Nothing that counts happened after these months, so that nothing can be measured.';
}

function lineOf(voice: Voice, line: readonly MonthLine[]): LineSeries {
  const shares = line.map(({ complete, happened, warned }) => ({
    complete,
    n: warned[voice].amber,
    of: happened,
  }));
  return {
    label: VOICE_NAMES[voice],
    values: shares.map(({ complete, n, of }) => (complete && of > 0 ? n / of : null)),
    words: shares.map(({ complete, n, of }) => `${n} of ${of}${complete ? '' : ' so far'}`),
  };
}

function measuresOf({ voices }: ModelHistory): BackTestModel['measures'] {
  const row = (what: string, cell: (voice: Voice) => string) => ({ what, cells: VOICES.map(cell) });
  const shared = (name: string, of: typeof hitRate, warning: Warning) =>
    row(`${name}, ${warning}`, (voice) => shareInWords(of(voices[voice], warning)));
  const leadRow = (name: string, of: 'red' | 'amber') =>
    row(name, (voice) => leadInWords(voices[voice].lead[of]));
  return [
    shared('Foretold', hitRate, 'Red'),
    shared('Foretold', hitRate, 'Amber or Red'),
    shared('False alarms', falseAlarms, 'Red'),
    shared('False alarms', falseAlarms, 'Amber or Red'),
    shared('Warnings that came true', precision, 'Red'),
    shared('Warnings that came true', precision, 'Amber or Red'),
    leadRow('Months ahead, Red', 'red'),
    leadRow('Months ahead, Amber or Red', 'amber'),
    row('AUC of the score', (voice) => inFigures(voices[voice].auc)),
    row('Lift among the highest tenth', (voice) => inFigures(voices[voice].lift)),
  ];
}

function shareInWords({ n, of, share }: Share): string {
  return share === null ? 'none' : `${Math.round(share * 100)}% (${thousands(n)} of ${thousands(of)})`;
}

function leadInWords({ median, lower, upper, warned, outcomes }: Lead): string {
  if (median === null) return outcomes === 0 ? 'none' : `none (0 of ${outcomes})`;
  return `${oneDecimal(median)} (${oneDecimal(lower!)} to ${oneDecimal(upper!)}; ${warned} of ${outcomes})`;
}

function oneDecimal(n: number): string {
  return String(Math.round(n * 10) / 10);
}

function inFigures(n: number | null): string {
  return n === null ? 'none' : n.toFixed(2);
}
