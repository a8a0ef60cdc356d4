import type { ExportColumn } from '../../../../platform/exports/index.ts';
import { who } from '../../parts/who.ts';
import type { Offer } from '../../queries/fetch-offers.ts';
import type { RatedReturn } from '../../queries/return-source.ts';
import type { Design } from '../../rules/design.ts';
import { OFFER_STATES } from '../../rules/states.ts';

/** Columns of the downloaded list: two numbers for each role of the design. */
export function exportColumns({ roles, questions }: Design): ExportColumn[] {
  return [
    { key: 'locationId', heading: 'CQC id', kind: 'text' },
    { key: 'name', heading: 'Service', kind: 'text' },
    { key: 'category', heading: 'Type', kind: 'text' },
    { key: 'locality', heading: 'Locality', kind: 'text' },
    { key: 'beds', heading: 'Beds', kind: 'number' },
    { key: 'rag', heading: 'Colour', kind: 'text' },
    { key: 'words', heading: 'Why', kind: 'text' },
    { key: 'by', heading: 'Rated by', kind: 'text' },
    { key: 'dueOn', heading: 'Due on', kind: 'day' },
    { key: 'answeredOn', heading: 'Answered on', kind: 'day' },
    ...roles.flatMap(({ key, name }): ExportColumn[] => [
      { key: `whole ${key}`, heading: `${questions.whole}: ${name}`, kind: 'number' },
      { key: `part ${key}`, heading: `${questions.part}: ${name}`, kind: 'number' },
    ]),
    { key: 'offers', heading: 'Interventions', kind: 'text' },
  ];
}

/** One row of it. */
export function exportRow({ roles }: Design, row: RatedReturn, offers: readonly Offer[]) {
  const { locationId, name, category, locality, beds, words, dueOn, answeredOn, answers } = row;
  const numbers = roles.flatMap(({ key }) => [
    [`whole ${key}`, answers?.[key]?.whole],
    [`part ${key}`, answers?.[key]?.part],
  ]);
  return {
    locationId, name, category, locality, beds, words, dueOn, answeredOn,
    rag: row.rag ?? 'Not known',
    by: row.kind === null ? '' : row.kind === 'officer' ? who(row.ratedBy) : 'The matrix',
    ...(Object.fromEntries(numbers) as Record<string, number | undefined>),
    offers: offers.map(({ item, state }) => `${item} (${OFFER_STATES[state].toLowerCase()})`).join('; '),
  }; // prettier-ignore
}
