import { monthsInWords } from '../../../kernel/calendar-day.ts';
import { asSentence, calledBy, countInWords } from './count-words.ts';
import { QUESTION_NAMES, readerOf } from './readers.ts';
import type { Adjustment, Band, Cap, FloorCondition, Heard, Indicator, Model, Reads } from './model.ts';

/** When a band of an indicator applies: "Good", "under 2 years", "2 to 3", "severity 4 or more". */
export function bandInWords(band: Band, reads: Reads): string {
  if ('equals' in band) return band.equals;
  const { unit } = readerOf(reads);
  if (unit === 'months') return ageInBand(band);
  return unit === 'number' || unit === 'weight' ? amountInBand(band) : countInBand(band, unit === 'severity');
}

/** Whole numbers: "none", "1", "2 to 3", "4 or more". */
function countInBand({ from, to }: { from: number; to: number | null }, severity: boolean): string {
  if (from === 0 && to === 1) return 'none';
  const before = severity ? 'severity ' : '';
  if (to === null) return `${before}${from} or more`;
  return to - from === 1 ? `${before}${from}` : `${before}${from} to ${to - 1}`;
}

/** Amounts: "under 10", "10 to under 20", "20 or more". */
function amountInBand({ from, to }: { from: number; to: number | null }): string {
  if (to === null) return from === 0 ? 'any' : `${from} or more`;
  return from === 0 ? `under ${to}` : `${from} to under ${to}`;
}

function ageInBand(band: { from: number; to: number | null }): string {
  if (band.to === null) return band.from === 0 ? 'any length' : `${monthsInWords(band.from)} or more`;
  return band.from === 0
    ? `under ${monthsInWords(band.to)}`
    : `${monthsInWords(band.from)} to under ${monthsInWords(band.to)}`;
}

/** Which entries of the log are asked for: "Safeguarding enquiries of severity 3 or more heard in 90 days". */
function heardInWords({ called, minSeverity, days }: Heard): string {
  const severe =
    minSeverity === 1 ? '' : minSeverity === 5 ? ' of severity 5' : ` of severity ${minSeverity} or more`;
  return `${called.many}${severe} heard in ${days} days`;
}

/** What an indicator counts and how, where its label and bands do not say it all; '' where they do. */
export function readsInWords(reads: Reads): string {
  switch (reads.fact) {
    case 'events':
      return eventsInWords(reads);
    case 'return':
      return `${reads.called} as the newest return has it, where that is for a month not more than ${reads.months} months ago. ${reads.worse === 'higher' ? 'Higher' : 'Lower'} is worse.`;
    case 'heard':
      return `Whether the log, a monthly return or a visit by CQC said anything in ${monthsInWords(reads.months)}. It gives no points: not to hear is to be unknown, and being told must never look better than being told something bad.`;
    case 'return-missed':
      return 'Months in a row without a monthly return, up to the last one due.';
    case 'return-late':
      return 'Months in a row whose monthly return came late or not at all.';
    default:
      return '';
  }
}

function eventsInWords(reads: Extract<Reads, { fact: 'events' }>): string {
  const { measure, severityWeights, halfLife, perBeds } = reads;
  const what = {
    count: 'How many',
    worst: 'The highest severity of',
    weight: `The weight of`,
  }[measure];
  const weights =
    severityWeights === undefined
      ? ''
      : ` Severity 1 to 5 weigh ${severityWeights.slice(0, 4).join(', ')} and ${severityWeights[4]}.`;
  const fading = halfLife === undefined ? '' : ` After ${halfLife} days one weighs half.`;
  const size =
    perBeds === undefined
      ? ''
      : ` A home of more than ${perBeds} beds counts as one of ${perBeds}, in proportion, and one never less than one.`;
  return `${what} ${heardInWords(reads)}.${weights}${fading}${size}`;
}

/** What a cap holds: "Complaints and feedback: at most 20 points together". */
export function capInWords({ label, indicators, most }: Cap, all: readonly Indicator[]): string {
  const labels = all.filter(({ key }) => indicators.includes(key)).map((one) => one.label);
  return `${label} gives at most ${most} points together: ${labels.join('; ')}.`;
}

/** What counts for more for whom. */
export function adjustmentInWords(
  { clientGroups, percent, indicators }: Adjustment,
  all: readonly Indicator[],
): string {
  const labels = all.filter(({ key }) => indicators.includes(key)).map((one) => one.label);
  return `For ${clientGroups.join(' or ')}, points count ${percent / 100} times: ${labels.join('; ')}.`;
}

/** When a floor holds: "Rated Inadequate for Safe". */
export function floorInWords(when: FloorCondition): string {
  switch (when.fact) {
    case 'rating':
      return `Rated ${when.in.join(' or ')} ${when.of === 'overall' ? 'overall' : `for ${QUESTION_NAMES[when.of]}`}`;
    case 'rating-age':
      return `${when.of === 'overall' ? 'Overall rating' : `Rating for ${QUESTION_NAMES[when.of]}`} is ${monthsInWords(when.months)} old or older`;
    case 'not-rated':
      return 'CQC has not rated it';
    case 'not-regulated':
      return 'CQC does not register it';
    case 'dormancy':
      return 'It is dormant';
    case 'manager':
      return `No registered manager for ${monthsInWords(when.months)} or longer`;
    case 'enforcement':
      return when.severe ? 'Severe enforcement is in force' : 'Any enforcement is in force';
    case 'events':
      return `${asSentence(countInWords(when.count))} or more ${heardInWords(when)}`;
    case 'return-missed':
      return `${asSentence(countInWords(when.months))} monthly ${calledBy(when.months, { one: 'return', many: 'returns' })} in a row missed`;
  }
}

/** What scores make which colour, in a sentence. */
export function thresholdsInWords({ amber, red }: Model['thresholds']): string {
  return `A score under ${amber} is Green, from ${amber} to ${red - 1} Amber, and from ${red} Red.`;
}

/** Points as they are shown: "+12", "0". */
export function pointsInWords(points: number): string {
  return points === 0 ? '0' : `+${points}`;
}

/** The model as Markdown tables, for the room's README; without what another model, shown before it, has word for word. */
export function modelAsMarkdown(model: Model, before?: Model): string {
  const isNew = (one: object, among: readonly object[] = []) =>
    !among.some((other) => JSON.stringify(other) === JSON.stringify(one));
  const indicators = model.indicators.filter((one) => isNew(one, before?.indicators));
  const floors = model.floors.filter((one) => isNew(one, before?.floors));
  return [
    '| indicator | when | points |',
    '|---|---|---:|',
    ...indicators.flatMap(indicatorRows),
    '',
    thresholdsInWords(model.thresholds),
    '',
    '| floor | at least |',
    '|---|---|',
    ...floors.map(({ when, atLeast }) => `| ${floorInWords(when)} | ${atLeast} |`),
    ...(model.caps ?? []).flatMap((cap) => ['', capInWords(cap, model.indicators)]),
    ...(model.adjustments ?? []).flatMap((one) => ['', adjustmentInWords(one, model.indicators)]),
  ].join('\n');
}

function indicatorRows({ label, reads, bands, unknown }: Indicator): string[] {
  const row = (when: string, points: number) => `| ${label} | ${when} | ${pointsInWords(points)} |`;
  return [
    ...bands.map((band) => row(bandInWords(band, reads), band.points)),
    ...(unknown === undefined ? [] : [row('not known', unknown.points)]),
  ];
}

/** How a colour comes about, as a Mermaid diagram, for the room's README. */
export function modelAsMermaid(model: Model): string {
  const { amber, red } = model.thresholds;
  const reds = model.floors.filter((floor) => floor.atLeast === 'Red').map(({ when }) => floorInWords(when));
  const ambers = model.floors
    .filter((floor) => floor.atLeast === 'Amber')
    .map(({ when }) => floorInWords(when));
  return [
    'flowchart TD',
    `  facts[What is known on the day] --> points[${model.indicators.length} indicators give points]`,
    '  facts --> floors[Floors]',
    '  points --> score[Score: the sum of the points]',
    `  score -->|under ${amber}| green([Green])`,
    `  score -->|${amber} to ${red - 1}| amber([Amber])`,
    `  score -->|${red} and more| red([Red])`,
    `  floors -->|"${reds.join('; ')}"| red`,
    `  floors -->|"${ambers.join('; ')}"| amber`,
    '  green & amber & red --> worst[The worse of score and floors, with the reasons in one sentence]',
  ].join('\n');
}
