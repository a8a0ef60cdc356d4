import { monthsInWords } from '../../../kernel/calendar-day.ts';
import { QUESTION_NAMES } from './readers.ts';
import type { Band, FloorCondition, Model } from './model.ts';

/** When a band applies: "Good", "under 2 years", "2 years to under 3 years", "5 years or more". */
export function bandInWords(band: Band): string {
  if ('equals' in band) return band.equals;
  if (band.to === null) return band.from === 0 ? 'any length' : `${monthsInWords(band.from)} or more`;
  return band.from === 0
    ? `under ${monthsInWords(band.to)}`
    : `${monthsInWords(band.from)} to under ${monthsInWords(band.to)}`;
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

/** The model as a Markdown table, for the room's README. */
export function modelAsMarkdown(model: Model): string {
  const lines = ['| indicator | when | points |', '|---|---|---:|'];
  for (const { label, bands, unknown } of model.indicators) {
    for (const band of bands)
      lines.push(`| ${label} | ${bandInWords(band)} | ${pointsInWords(band.points)} |`);
    lines.push(`| ${label} | not known | ${pointsInWords(unknown.points)} |`);
  }
  lines.push('', thresholdsInWords(model.thresholds), '', '| floor | at least |', '|---|---|');
  for (const { when, atLeast } of model.floors) lines.push(`| ${floorInWords(when)} | ${atLeast} |`);
  return lines.join('\n');
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
