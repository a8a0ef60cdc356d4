import type { Story } from './cast.ts';

/** One decision about placements in a told story. */
export interface ToldPlacing {
  story: Story;
  daysAgo: number;
  state: 'open' | 'restricted' | 'embargo';
  scope: string;
  reason: string;
  liftTest: string;
  /** Days until it was to be looked at again. */
  reviewIn: number | null;
  /** Councils with people there that were told. */
  councils: readonly string[];
}

/** How placements stood in the told stories, oldest first. */
export const PLACINGS: readonly ToldPlacing[] = [
  { story: 'improving', daysAgo: 880, state: 'embargo', scope: 'All new placements', reason: 'Wrong doses for a week after an Inadequate report; no manager.', liftTest: 'A manager in post and four weeks of medicines audits without gaps', reviewIn: 60, councils: ['Fenmarch'] },
  { story: 'improving', daysAgo: 700, state: 'open', scope: '', reason: 'Both tests met; the improvement team has seen it for a month.', liftTest: '', reviewIn: null, councils: ['Fenmarch'] },
  { story: 'failing', daysAgo: 238, state: 'restricted', scope: 'Nursing placements', reason: 'Night visit bore out what we were told: one nurse for the whole home on nine nights.', liftTest: 'Two nurses on each night for four weeks', reviewIn: 28, councils: [] },
  { story: 'failing', daysAgo: 175, state: 'embargo', scope: 'All new placements', reason: 'A death after a choking with nobody in charge; the plan is not kept.', liftTest: 'Two nurses on each night for eight weeks, a manager in post, and CQC’s condition met', reviewIn: 28, councils: ['Saltwold', 'Fenmarch'] },
  { story: 'failing', daysAgo: 34, state: 'embargo', scope: 'All new placements', reason: 'New manager and two nurses at night; four weeks are not eight. Looked at again in December.', liftTest: 'Two nurses on each night for eight weeks, a manager in post, and CQC’s condition met', reviewIn: 39, councils: [] },
  { story: 'second failure', daysAgo: 78, state: 'restricted', scope: 'People who need nursing or lack capacity', reason: 'Dehydration on three admissions and a door locked without a decision.', liftTest: 'Fluid charts and capacity assessments checked twice, four weeks apart', reviewIn: 92, councils: ['Saltwold'] },
]; // prettier-ignore

/** The desk of the invented council. The number is of the block that is kept for drama. */
export const CONTACT = {
  name: 'Quality and Contracts duty desk',
  phone: '01632 960 300',
  email: 'duty.desk@harrowmere.example',
  hours: 'Monday to Friday, 8.30am to 5pm',
};
