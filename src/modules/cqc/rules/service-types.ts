/**
 * CQC writes each type of service in two ways: a description (API `gacServiceTypes[].description` and the ODS headers
 * "Service type - ...") and a short name (API `.name` and the directory). The register keeps the description. The table
 * cqc.service_type holds what each counts as; this list is only of spellings.
 */
const SHORT_NAMES: readonly (readonly [description: string, shortName: string])[] = [
  ['Care home service with nursing', 'Nursing homes'],
  ['Care home service without nursing', 'Residential homes'],
  ['Domiciliary care service', 'Homecare agencies'],
  ['Extra Care housing services', 'Supported housing'],
  ['Supported living service', 'Supported living'],
  ['Shared Lives', 'Shared lives'],
  ['Specialist college service', 'Specialist college'],
  ['Rehabilitation services', 'Rehabilitation (illness/injury)'],
  [
    'Community based services for people with a learning disability',
    'Community services - Learning disabilities',
  ],
  ['Community based services for people with mental health needs', 'Community services - Mental Health'],
  ['Community based services for people who misuse substances', 'Community services - Substance abuse'],
  ['Diagnostic and/or screening service', 'Diagnosis/screening'],
];

/** Types that only adult social care has: what judges a directory row, which carries no sector. */
const ADULT_SOCIAL_CARE = new Set([
  'Care home service with nursing',
  'Care home service without nursing',
  'Domiciliary care service',
  'Extra Care housing services',
  'Supported living service',
  'Shared Lives',
  'Specialist college service',
]);

const BY_ANY_NAME = new Map(
  SHORT_NAMES.flatMap(([description, shortName]) => [
    [description.toLowerCase(), description] as const,
    [shortName.toLowerCase(), description] as const,
  ]),
);

/** The description of a service type written either way; CQC's own words where it is not in the list. */
export function serviceTypeOf(words: string): string {
  const plain = words.trim();
  return BY_ANY_NAME.get(plain.toLowerCase()) ?? plain;
}

/** Whether a service type (its description) is one that adult social care has. */
export function isAdultSocialCareType(serviceType: string): boolean {
  return ADULT_SOCIAL_CARE.has(serviceType);
}
