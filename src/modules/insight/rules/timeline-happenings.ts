import { addMonths, longDay, monthOf, monthsBetween, type Day } from '../../../kernel/calendar-day.ts';
import { intelligencePaths, listedTitle, referenceOf } from '../../intelligence/index.ts';
import { FACT_WORDS } from '../../market/index.ts';
import type { Happening, RecordedFacts } from '../queries/fetch-service-happenings.ts';
import type { TimelineItem } from './timeline.ts';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

const of = <K extends Happening['kind']>(happenings: readonly Happening[], kind: K): Of<K>[] =>
  happenings.filter((one): one is Of<K> => one.kind === kind);

/** Movements, enforcement, local facts and colours as entries of a timeline. Takes them oldest first. */
export function happeningItems(happenings: readonly Happening[]): TimelineItem[] {
  return [
    ...of(happenings, 'movement').flatMap(movementItems),
    ...of(happenings, 'enforcement').flatMap(enforcementItems),
    ...factItems(of(happenings, 'facts')),
    ...colourItems(of(happenings, 'colour')),
    ...pastColourItems(of(happenings, 'past colour')),
    ...intelligenceItems(of(happenings, 'intelligence')),
  ];
}

/** Told by the ratings and registrations themselves. */
const TOLD_ELSEWHERE = new Set(['registered', 'deregistered', 'rating up', 'rating down', 'first rating']);

const MOVEMENT_TITLES: Record<string, (from: string, to: string) => string> = {
  'manager left': () => 'The registered manager left',
  'manager registered': () => 'A registered manager is in post again',
  dormant: () => 'Became dormant: registered, but giving no care',
  'active again': () => 'Active again after dormancy',
  'beds changed': (from, to) => `Beds changed from ${from} to ${to}`,
  renamed: (from, to) => `Renamed from ${from} to ${to}`,
  'new provider': (from, to) => `Provider changed from ${from} to ${to}`,
};

function movementItems({ day, detail }: Of<'movement'>): TimelineItem[] {
  if (TOLD_ELSEWHERE.has(detail.kind)) return [];
  const title = MOVEMENT_TITLES[detail.kind] ?? (() => detail.kind);
  return [
    {
      day,
      kind: 'changes',
      title: title(detail.from ?? 'none', detail.to ?? 'none'),
      lines: ['Seen in an import of CQC data.'],
    },
  ];
}

function enforcementItems({ day, detail }: Of<'enforcement'>): TimelineItem[] {
  const source = detail.source === '' ? '' : `Source: ${detail.source}`;
  const lines = [detail.summary, source].filter((line) => line !== '');
  const imposed: TimelineItem = { day, kind: 'enforcement', title: detail.kind, lines };
  if (detail.liftedOn === null) return [{ ...imposed, lines: [...lines, 'Still in force.'] }];
  return [
    imposed,
    {
      day: detail.liftedOn,
      kind: 'enforcement',
      title: `${detail.kind} lifted`,
      lines: [`In force since ${longDay(day)}.`],
    },
  ];
}

const FACTS: readonly (keyof RecordedFacts)[] = [
  'operational',
  'contracted',
  'locality',
  'officer',
  'councilBeds',
  'councilPhone',
  'note',
];

function factItems(recorded: readonly Of<'facts'>[]): TimelineItem[] {
  return recorded.flatMap(({ day, detail }, i): TimelineItem[] => {
    const before = recorded[i - 1]?.detail;
    const by = `Recorded by ${detail.recordedBy}.`;
    const changed = FACTS.filter((field) =>
      before === undefined ? known(detail[field]) : detail[field] !== before[field],
    );
    if (changed.length === 0) return [];
    const words = changed.map((field) =>
      before === undefined
        ? `${labelOf(field)}: ${valueOf(detail[field])}.`
        : `${labelOf(field)}: ${valueOf(detail[field])} (was ${valueOf(before[field])}).`,
    );
    return [
      {
        day,
        kind: 'council',
        title: before === undefined ? 'Local facts first recorded' : 'Local facts changed',
        lines: [...words, by],
      },
    ];
  });
}

const known = (value: RecordedFacts[keyof RecordedFacts]) => value !== null && value !== '';
const labelOf = (field: keyof RecordedFacts) => FACT_WORDS[field === 'officer' ? 'officerId' : field];

function valueOf(value: RecordedFacts[keyof RecordedFacts]): string {
  if (value === null || value === '') return 'not known';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

function colourItems(colours: readonly Of<'colour'>[]): TimelineItem[] {
  const last = new Map<string, Of<'colour'>>();
  return colours.map((colour): TimelineItem => {
    const before = last.get(colour.locationId)?.detail;
    last.set(colour.locationId, colour);
    const { rag, why } = colour.detail;
    const title =
      rag === null
        ? 'No longer rated for risk'
        : before === undefined || before.rag === null
          ? `First rated for risk here: ${rag}`
          : before.rag === rag
            ? `Still ${rag} under another model`
            : `${rag}, was ${before.rag}`;
    return { day: colour.day, kind: 'risk', title, lines: why === '' ? [] : [why] };
  });
}

/** The council's own monthly colours, runs of one colour as one entry. */
function pastColourItems(colours: readonly Of<'past colour'>[]): TimelineItem[] {
  const runs: { rag: string; from: Day; to: Day }[] = [];
  for (const { day, detail } of colours) {
    const run = runs.at(-1);
    if (run?.rag === detail.rag && day <= addMonths(run.to, 1)) run.to = day;
    else runs.push({ rag: detail.rag, from: day, to: day });
  }
  return runs.map(({ rag, from, to }): TimelineItem => {
    const months = monthsBetween(from, to) + 1;
    const when = months === 1 ? monthOf(from) : `${monthOf(from)} to ${monthOf(to)}, ${months} months`;
    return { day: from, kind: 'risk', title: `${rag} in the council's earlier record`, lines: [`${when}.`] };
  });
}

/** What was heard, by kind and title; what whistleblowers told stands on its own page alone. */
function intelligenceItems(heard: readonly Of<'intelligence'>[]): TimelineItem[] {
  return heard.map(({ day, detail }): TimelineItem => ({
    day,
    kind: 'intelligence',
    title: `${detail.kindName}, severity ${detail.severity}`,
    lines: [`${listedTitle(detail)}.`.replace(/([.!?])\.$/, '$1')],
    link: { text: `Open ${referenceOf(detail.eventId)}`, href: intelligencePaths.event(detail.eventId) },
  }));
}
