export const QUALITY_KINDS = ['stale', 'missing', 'contradictory', 'unmatched'] as const;
export type QualityKind = (typeof QUALITY_KINDS)[number];

/** One thing that can be wrong with what we hold, the same for the page, the figure and the list behind it. */
export interface QualityCheck {
  kind: QualityKind;
  title: string;
  /** Why it matters, in a sentence. */
  why: string;
  /** What to do about it, in a sentence. */
  whatToDo: string;
  /** What it is counted out of. */
  outOf: string;
}

/** A rating older than this says little of the care given now: owners, managers and staff have changed. */
export const OLD_RATING_YEARS = 4;

const REGISTERED = 'services registered with CQC in the area';
const CONTRACTED = 'services that the council has contracted';

/** Every check by its id; the figure of each is called `quality.<id>`. */
export const QUALITY_CHECKS = {
  'old-rating': {
    kind: 'stale',
    title: `Rating older than ${OLD_RATING_YEARS} years`,
    why: 'The owner, the manager and most of the staff may have changed since anybody from CQC judged the care.',
    whatToDo: 'Rely on your own visits for these, and ask CQC when it means to look again.',
    outOf: 'services registered with CQC in the area that have a rating',
  },
  'no-local-facts': {
    kind: 'stale',
    title: 'No local facts',
    why: 'Nobody has said whether the service operates, is contracted, or who is responsible for it.',
    whatToDo: 'Import your own spreadsheet, or tick them in the Services list and change them together.',
    outOf: REGISTERED,
  },
  'no-place': {
    kind: 'missing',
    title: 'No postcode or no place on the map',
    why: 'The service does not show on the map and cannot be put into a zone.',
    whatToDo: 'Load the newest active locations file or sync with CQC: both carry postcodes and coordinates.',
    outOf: REGISTERED,
  },
  'no-provider': {
    kind: 'missing',
    title: 'No provider',
    why: 'It cannot be seen beside the other services of whoever runs it.',
    whatToDo: 'Load the newest active locations file or sync with CQC.',
    outOf: REGISTERED,
  },
  'no-local-authority': {
    kind: 'missing',
    title: 'No local authority',
    why: 'It is in no council’s area, so it stands in no list and in no figure of an area.',
    whatToDo: 'Load the newest active locations file or the directory: both carry it.',
    outOf: 'services registered with CQC anywhere in the data',
  },
  'no-service-type': {
    kind: 'missing',
    title: 'No type of service',
    why: 'It counts as “Other” in every figure by type.',
    whatToDo: 'Load the newest active locations file or the directory: both carry the types.',
    outOf: REGISTERED,
  },
  'no-manager': {
    kind: 'missing',
    title: 'No registered manager',
    why: 'A registered manager is a condition of registration for most services, and a vacancy that lasts is an early sign of decline.',
    whatToDo: 'Ask the provider who is in charge and when an application goes to CQC.',
    outOf: `${REGISTERED}, where the data tells`,
  },
  'no-officer': {
    kind: 'missing',
    title: 'Contracted, without an officer',
    why: 'Nobody here is responsible for a service that the council pays.',
    whatToDo: 'Tick them in the Services list and assign an officer.',
    outOf: CONTRACTED,
  },
  'beds-differ': {
    kind: 'contradictory',
    title: 'Beds differ between the council and CQC',
    why: 'Occupancy and capacity are wrong by the difference.',
    whatToDo: 'Ask the home which is right; correct your own fact, or have the provider tell CQC.',
    outOf: 'services for which both the council and CQC have a number of beds',
  },
  'phone-differs': {
    kind: 'contradictory',
    title: 'Phone number differs between the council and CQC',
    why: 'One of the two does not reach the service.',
    whatToDo: 'Ring both; correct your own fact, or have the provider tell CQC.',
    outOf: 'services for which both the council and CQC have a phone number',
  },
  'not-operating': {
    kind: 'contradictory',
    title: 'Registered, but recorded as not operating',
    why: 'It counts as a service in CQC’s numbers and as none in yours.',
    whatToDo: 'Check that it still gives no care; a provider who has stopped must tell CQC.',
    outOf: `${REGISTERED} of which the council says whether they operate`,
  },
  'contracted-ended': {
    kind: 'contradictory',
    title: 'Contracted, but no longer registered',
    why: 'It may not give regulated care any more, and no newer registration of it is known.',
    whatToDo:
      'Find out where its people are now; end the contract in your own facts, or load the newer registration.',
    outOf: CONTRACTED,
  },
  'contracted-dormant': {
    kind: 'contradictory',
    title: 'Contracted, but dormant',
    why: 'CQC says that it gives no care.',
    whatToDo:
      'Check whether anybody is placed there, and correct your own facts or have the provider tell CQC.',
    outOf: CONTRACTED,
  },
  'dates-out-of-order': {
    kind: 'contradictory',
    title: 'Days out of order',
    why: 'A registration that ends before it begins, or a report from the future, spoils every figure of a past day.',
    whatToDo: 'Load a newer file. If CQC’s own page shows the same, tell CQC.',
    outOf: 'services in the area, registered or not',
  },
  'care-home-without-beds': {
    kind: 'contradictory',
    title: 'Care home without beds',
    why: 'Its capacity counts as none.',
    whatToDo: 'Load the newest active locations file, or record the number of beds as your own fact.',
    outOf: 'care homes registered with CQC in the area',
  },
  'facts-unmatched': {
    kind: 'unmatched',
    title: 'Local facts of an unknown service',
    why: 'What was recorded shows nowhere.',
    whatToDo: 'Check the CQC id, or load the file in which the service is.',
    outOf: 'services with local facts',
  },
  'placements-unmatched': {
    kind: 'unmatched',
    title: 'Placements at an unknown service',
    why: 'People are counted at a place that we know nothing of.',
    whatToDo: 'Check the CQC id, or load the national file: it holds every place in England.',
    outOf: 'services with placements',
  },
  'enforcement-unmatched': {
    kind: 'unmatched',
    title: 'Enforcement on an unknown service',
    why: 'It raises the risk of nothing.',
    whatToDo: 'Check the CQC id, or load the file in which the service is.',
    outOf: 'services with enforcement',
  },
  'past-colours-unmatched': {
    kind: 'unmatched',
    title: 'Past colours of an unknown service',
    why: 'They stand in no chart of a service.',
    whatToDo: 'Check the CQC id; for a service that has closed, load the deactivated locations.',
    outOf: 'services with past colours',
  },
  'predecessor-unknown': {
    kind: 'unmatched',
    title: 'Earlier registration not in the data',
    why: 'CQC names a registration before this one, and its ratings are missing from the history.',
    whatToDo: 'Load the deactivated locations, or sync with CQC, which fetches earlier registrations too.',
    outOf: 'services in the area with an earlier registration',
  },
  'provider-unknown': {
    kind: 'unmatched',
    title: 'Provider not in the data',
    why: 'The service names a provider of which we have only the id.',
    whatToDo: 'Load the records of providers, or the newest active locations file.',
    outOf: `${REGISTERED} that name a provider`,
  },
} as const satisfies Record<string, QualityCheck>;

export type QualityCheckId = keyof typeof QUALITY_CHECKS;
export const QUALITY_IDS = Object.keys(QUALITY_CHECKS) as QualityCheckId[];

/** The id of a check's figure in the catalogue. */
export function qualityFigureId(id: QualityCheckId): string {
  return `quality.${id}`;
}
