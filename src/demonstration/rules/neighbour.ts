import type { Day } from '../../kernel/calendar-day.ts';
import { SECOND_COUNCIL } from './county.ts';
import type { Enforcement } from './enforcement.ts';
import { localFactsOf, type LocalFact, type OwnLocation, type Placement } from './local-knowledge.ts';
import { pastRagOf, type Month, type PastRag } from './past-rag.ts';
import type { DemonstrationPerson } from './people.ts';
import { isHome } from './providers.ts';
import type { Random } from './random.ts';
import type { Registered } from './records.ts';

/** The council next door, with which the county shares its market. It knows less, and has fewer people. */
export interface NeighbourCouncil {
  authority: {
    authorityId: string;
    name: string;
    area: string[];
    brand: { wordmark: string; primary: string; accent: string };
  };
  officers: { officerId: string; name: string; email: string }[];
  localFacts: LocalFact[];
  placements: Placement[];
  enforcement: Enforcement[];
  pastRag: PastRag[];
  /** It has loaded none, and runs no day services. */
  ownLocations: OwnLocation[];
  boundaries: [];
}

const OFFICERS = ['Joanna Tidewell', 'Marcus Brackenby', 'Sunita Overwater'] as const;

const emailOf = (name: string) => `${name.toLowerCase().replace(' ', '.')}@${SECOND_COUNCIL.domain}`;

/** Who of the neighbours can sign in: enough to see both sides of what is shared. */
export const NEIGHBOUR_PEOPLE: readonly DemonstrationPerson[] = [
  { role: 'administrator', name: 'Aaron Saltmarsh', email: emailOf('Aaron Saltmarsh') },
  { role: 'contracts-officer', name: OFFICERS[0], email: emailOf(OFFICERS[0]), officer: OFFICERS[0] },
];

type Chances = (purpose: string) => Random;

/** The council next door with what it knows of the places of its area. Placed in the county: people in a few homes of good rating. */
export function neighbourCouncil(
  registered: readonly Registered[],
  { today, months, chances }: { today: Day; months: readonly Month[]; chances: Chances },
): NeighbourCouncil {
  const ids = chances('neighbour ids');
  const theirs = registered.filter((r) => r.place.role.place === SECOND_COUNCIL.area);
  const officerOf = (i: number) => OFFICERS[i % OFFICERS.length]!;
  return {
    authority: {
      authorityId: ids.uuid(),
      name: SECOND_COUNCIL.name,
      area: [SECOND_COUNCIL.area],
      brand: { wordmark: SECOND_COUNCIL.area, primary: '#3f3a6b', accent: '#5b9aa0' },
    },
    officers: OFFICERS.map((name) => ({ officerId: ids.uuid(), name, email: emailOf(name) })),
    localFacts: theirs.flatMap((r, i) =>
      localFactsOf(r, officerOf(i), today, chances(`neighbour facts ${r.locationId}`)).map((fact) => ({
        ...fact,
        locality: r.place.locality,
      })),
    ),
    placements: placedInCounty(registered, today, chances('neighbour placements')),
    enforcement: noticesOf(theirs, today),
    pastRag: theirs
      .filter((r) => isHome(r.place.role))
      .flatMap((r) => pastRagOf(r, months, chances(`neighbour rag ${r.locationId}`))),
    ownLocations: [],
    boundaries: [],
  };
}

const HOMES_PLACED_IN = 3;

function placedInCounty(registered: readonly Registered[], today: Day, random: Random): Placement[] {
  const homes = registered.filter(
    ({ to, place: { role } }) =>
      role.ofCounty && isHome(role) && to === null && role.story === undefined && role.rating === 'Good',
  );
  return homes
    .slice(0, HOMES_PLACED_IN)
    .map(({ locationId }) => ({ locationId, people: random.int(1, 4), asOf: today }));
}

/** One notice that they hold of a place that CQC finds wanting. */
function noticesOf(theirs: readonly Registered[], today: Day): Enforcement[] {
  const wanting = theirs.find(({ judgements, to }) => {
    const rating = judgements.at(-1)?.judgement.rating;
    return to === null && (rating === 'Inadequate' || rating === 'Requires improvement');
  });
  const newest = wanting?.judgements.at(-1)?.judgement;
  if (wanting === undefined || newest === undefined || newest.publishedOn > today) return [];
  return [
    {
      locationId: wanting.locationId,
      kind: 'Requirement notice',
      imposedOn: newest.publishedOn,
      liftedOn: null,
      summary: 'Governance: audits to be sent to the council each month.',
      source: 'CQC notification to the council',
    },
  ];
}
