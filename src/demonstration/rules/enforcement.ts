import { addDays, addMonths, longDay, type Day } from '../../kernel/calendar-day.ts';
import type { Story } from './cast.ts';
import type { Judgement } from './judgement.ts';
import type { Random } from './random.ts';
import type { Registered } from './records.ts';

/** One act of enforcement, as an officer enters it. Kinds are those of reference.enforcement_kind. */
export interface Enforcement {
  locationId: string;
  kind:
    | 'Warning notice'
    | 'Urgent condition on registration'
    | 'Condition on registration'
    | 'Requirement notice'
    | 'Notice of proposal to cancel';
  imposedOn: Day;
  liftedOn: Day | null;
  summary: string;
  source: string;
}

type Notice = Omit<Enforcement, 'locationId' | 'source'>;

const SOURCE = 'CQC notification to the council';

const notice = (kind: Notice['kind'], imposedOn: Day, liftedOn: Day | null, summary: string): Notice => ({ kind, imposedOn, liftedOn, summary }); // prettier-ignore
const said = ({ publishedOn }: Judgement) => `The report of ${longDay(publishedOn)}`;

/** What the regulator did in each story, told from its newest judgement. `ended` is the end of the registration. */
const TOLD: Partial<Record<Story, (newest: Judgement, ended: Day | null) => Notice[]>> = {
  failing: ({ visitedOn, publishedOn }) => [
    notice('Warning notice', addDays(visitedOn, 9), null, 'Safe care and treatment; good governance. To be met within three months.'),
    notice('Urgent condition on registration', addDays(publishedOn, 12), null, 'No new admissions without written agreement.'),
  ],
  'second failure': (newest) => [
    notice('Condition on registration', addDays(newest.publishedOn, 15), null, `${said(newest)}: monthly audits of medicines to be sent to the regulator.`),
  ],
  improving: ({ publishedOn }) => [
    notice('Warning notice', addMonths(publishedOn, -24), addMonths(publishedOn, -15), 'Safe care and treatment. Met.'),
  ],
  cancelled: (newest, ended) => [
    notice('Warning notice', addDays(newest.publishedOn, 6), ended, `${said(newest)}: staffing and governance.`),
    notice('Notice of proposal to cancel', addDays(newest.publishedOn, 48), ended, 'Registration to be cancelled; residents to move.'),
  ],
}; // prettier-ignore

/** Enforcement that follows the stories, and a few requirement notices on places that stay below Good. */
export function enforcementOf(registered: Registered, today: Day, random: Random): Enforcement[] {
  const { judgements, place, to, locationId } = registered;
  const newest = judgements.at(-1)?.judgement;
  if (!newest || !place.role.ofCounty) return [];
  const told = place.role.story && TOLD[place.role.story];
  const notices = told ? told(newest, to) : to === null ? requirement(newest, random) : [];
  return notices
    .filter((each) => each.imposedOn <= today)
    .map((each) => ({ locationId, ...each, source: SOURCE }));
}

function requirement(newest: Judgement, random: Random): Notice[] {
  if (newest.rating !== 'Requires improvement' || !random.chance(0.2)) return [];
  const about = random.pick(['good governance', 'safe care and treatment', 'staffing']);
  return [notice('Requirement notice', addDays(newest.publishedOn, 3), null, `${said(newest)}: ${about}.`)];
}
