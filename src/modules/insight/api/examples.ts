import type { Of } from '../../../platform/api/index.ts';
import type { Assessment, Service } from './schemas.ts';

/** A made-up service, for the description of the API. */
export const exampleService: Of<typeof Service> = {
  locationId: '1-1000000001',
  name: 'Harrow Lodge',
  regulated: true,
  registered: true,
  category: 'Residential home',
  serviceTypes: ['Care home service without nursing'],
  beds: 32,
  provider: { providerId: '1-1000000000', name: 'Harrow Care Limited' },
  town: 'Oldham',
  postcode: 'OL1 1AA',
  localAuthority: 'Oldham',
  latitude: 53.5409,
  longitude: -2.1114,
  dormant: false,
  rating: {
    overall: 'Requires improvement',
    best: 'Requires improvement',
    ratedOn: '2025-03-04',
    ageMonths: 20,
    notRatedReason: null,
    lastVisitedOn: '2025-01-20',
  },
  risk: {
    rag: 'Amber',
    proposed: 'Amber',
    undecided: false,
    score: 31,
    why: 'Amber because CQC rated it Requires improvement on 4 March 2025 and its rating fell from Good on 4 March 2025.',
  },
  local: {
    operating: true,
    contracted: true,
    locality: 'East',
    officer: { officerId: '0193a1b2-0000-7000-8000-000000000004', name: 'Sam Example' },
    peoplePlaced: null,
  },
};

/** The reasons of its colour. */
export const exampleAssessment: Of<typeof Assessment> = {
  rag: 'Amber',
  score: 31,
  why: exampleService.risk!.why,
  model: { id: 'cqc-only', version: 1 },
  contributions: [
    {
      indicator: 'overall-rating',
      points: 25,
      words: 'Rated Requires improvement 1 year 8 months ago',
      audience: 'everyone',
    },
    {
      indicator: 'rating-change',
      points: 6,
      words: 'Fell from Good to Requires improvement on 4 March 2025',
      audience: 'everyone',
    },
  ],
  floors: [],
  unknown: [],
};
