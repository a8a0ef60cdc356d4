/**
 * Whom a service says it cares for, in CQC's two vocabularies: `specialisms` of the API and the directory, and the
 * "Service user band - ..." columns of the ODS files. The register keeps the API's words, so that one location reads
 * the same from every source; `name` is what people call the group.
 */
interface ClientGroup {
  specialism: string;
  band: string;
  name: string;
}

export const CLIENT_GROUPS: readonly ClientGroup[] = [
  { specialism: 'Caring for adults over 65 yrs', band: 'Older People', name: 'Older people' },
  { specialism: 'Caring for adults under 65 yrs', band: 'Younger Adults', name: 'Younger adults' },
  { specialism: 'Caring for children', band: 'Children 0-18 years', name: 'Children' },
  {
    specialism: 'Caring for people whose rights are restricted under the Mental Health Act',
    band: 'People detained under the Mental Health Act',
    name: 'People detained under the Mental Health Act',
  },
  { specialism: 'Dementia', band: 'Dementia', name: 'Dementia' },
  { specialism: 'Eating disorders', band: 'People with an eating disorder', name: 'Eating disorders' },
  {
    specialism: 'Learning disabilities',
    band: 'Learning disabilities or autistic spectrum disorder',
    name: 'Learning disabilities or autism',
  },
  { specialism: 'Mental health conditions', band: 'Mental Health', name: 'Mental health' },
  { specialism: 'Physical disabilities', band: 'Physical Disability', name: 'Physical disabilities' },
  { specialism: 'Sensory impairment', band: 'Sensory Impairment', name: 'Sensory impairment' },
  { specialism: 'Services for everyone', band: 'Whole Population', name: 'Everyone' },
  {
    specialism: 'Substance misuse problems',
    band: 'People who misuse drugs and alcohol',
    name: 'Drug and alcohol problems',
  },
];

const BY_ANY_NAME = new Map(
  CLIENT_GROUPS.flatMap((group) => [
    [group.band.toLowerCase(), group] as const,
    [group.specialism.toLowerCase(), group] as const,
  ]),
);

/** The specialism that a word of either vocabulary means; CQC's own words where neither has it. */
export function specialismOf(words: string): string {
  const plain = words.trim();
  return BY_ANY_NAME.get(plain.toLowerCase())?.specialism ?? plain;
}

/** What people call the client group of a specialism or band: "Older people" for "Caring for adults over 65 yrs". */
export function clientGroupName(words: string): string {
  const plain = words.trim();
  return BY_ANY_NAME.get(plain.toLowerCase())?.name ?? plain;
}
