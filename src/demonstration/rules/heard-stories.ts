import type { Story } from './cast.ts';

/** What a manager decided on what was escalated by it. */
export interface ToldAnswer {
  outcome: 'no-action' | 'intervention' | 'placements' | 'panel';
  kind?: 'visit-unannounced' | 'quality-support';
  reason: string;
}

/** One thing heard in a told story: so many days ago, of this kind, this bad. */
export interface ToldEvent {
  daysAgo: number;
  kind: string;
  severity: number;
  source: string;
  theme: string;
  title: string;
  account: string;
  reference?: string;
  people?: number;
  confidentiality?: 'restricted' | 'whistleblower';
  identity?: { name: string; contact: string; wishes: string };
  answer?: ToldAnswer;
  /** Heard on the day on which CQC published the rating that stands, whenever that was. */
  onReport?: true;
}

const told = (
  daysAgo: number,
  [kind, severity, source, theme]: readonly [string, number, string, string],
  title: string,
  account: string,
  more: Partial<ToldEvent> = {},
): ToldEvent => ({ daysAgo, kind, severity, source, theme, title, account, ...more });

/**
 * The home that fails: small things a year before, then staff who leave, a manager who goes (ten months ago), a nurse who
 * speaks up, and only four months ago the report that says Inadequate. An officer who reads the log could have known by the
 * spring; the model shows from when.
 */
const FAILING: readonly ToldEvent[] = [
  told(402, ['compliment', 1, 'Family or friend', 'dignity'], 'A kind team', 'Thanks from a family for a good first month.'),
  told(371, ['complaint', 1, 'Family or friend', 'staffing'], 'Nobody in the lounge', 'Visitors sat with six people for forty minutes on a Sunday and saw nobody.'),
  told(340, ['feedback-adverse', 2, 'GP', 'leadership'], 'New faces every week', 'The practice nurse no longer knows the staff; handovers are thin. Three senior carers have left since the summer.'),
  told(318, ['finance', 2, 'Supplier', 'leadership'], 'A supplier unpaid', 'An agency has stopped supplying nurses over unpaid invoices.'),
  told(305, ['cqc-notification', 2, 'CQC', 'leadership'], 'Registered manager has left', 'CQC was told that the registered manager left. An interim is to come from another home for two days a week.'),
  told(283, ['complaint', 2, 'Family or friend', 'nutrition'], 'Drinks out of reach', 'Twice in a week a beaker stood where the person could not reach it. Fluid chart filled in for the whole day by noon.'),
  told(262, ['safeguarding', 3, 'District nurse', 'pressure-care'], 'Pressure ulcer of grade 3', 'Found on a visit for somebody else. No record, no referral, mattress set for another weight.', { reference: 'SG-2231', people: 1, answer: { outcome: 'no-action', reason: 'One event, and the nurse has put it right with the home. To be watched: the officer asks for the pressure care audit.' } }),
  told(249, ['whistleblowing', 4, 'Nurse at the home', 'staffing'], 'One nurse for fifty-two people at night', 'A nurse says that she has been alone at night eleven times in a month, that medicines were signed for in the morning by those who did not give them, and that the interim manager told staff not to write incidents down.', { confidentiality: 'whistleblower', people: 52, identity: { name: 'Orla Fennimoor', contact: 'Personal telephone 01632 960 417, evenings', wishes: 'Not to be named to the home. Will speak to CQC.' }, answer: { outcome: 'intervention', kind: 'visit-unannounced', reason: 'Two officers at night within the week, with rota and timesheets. The person who told us is not to be named to the home.' } }),
  told(240, ['visit-concern', 3, 'Contracts visit', 'staffing'], 'Unannounced visit after a concern', 'Rota and timesheets differ on nine nights. Two nurses short. Home asked for a plan within a week.', { answer: { outcome: 'intervention', kind: 'quality-support', reason: 'What we were told is borne out. Formal support with a plan in a week; CQC told.' } }),
  told(221, ['safeguarding', 3, 'Hospital', 'medication'], 'Insulin missed on two days', 'Admitted with very high blood sugar. Chart blank on two evenings.', { reference: 'SG-2260', people: 1, answer: { outcome: 'no-action', reason: 'Part of what the formal support is about; pharmacist asked to join.' } }),
  told(208, ['complaint', 3, 'Family or friend', 'leadership'], 'No answer to a complaint in ten weeks', 'Three letters, no reply. The family has moved their mother.'),
  told(196, ['safeguarding', 3, 'Family or friend', 'safeguarding'], 'Unexplained fracture', 'Broken wrist found by the family. The home’s record begins the day after.', { reference: 'SG-2284', people: 1, answer: { outcome: 'panel', reason: 'Third safeguarding enquiry in ten weeks and the plan is not kept: a panel with safeguarding, health and CQC.' } }),
  told(181, ['cqc-notification', 3, 'CQC', 'leadership'], 'CQC has visited', 'CQC visited over two days and has told us that it is worried about staffing, medicines and governance.'),
  told(176, ['safeguarding', 4, 'Paramedics', 'staffing'], 'Nobody could say who was in the building', 'Crew called to a choking found two agency staff on their first shift. The person died in hospital.', { reference: 'SG-2299', people: 1, confidentiality: 'restricted', answer: { outcome: 'placements', reason: 'No new placements until two nurses are on each night and somebody is in charge. Placing councils to be told today.' } }),
  told(150, ['visit-concern', 3, 'Quality visit', 'medication'], 'Medicines audit', 'Nineteen gaps in one week, controlled drugs book not balanced. Pharmacist of the ICB to come weekly.'),
  told(131, ['media', 3, 'Local paper', 'leadership'], 'Families speak to the paper', 'Two families tell the paper about staffing. No names of residents.'),
  told(118, ['cqc-notification', 4, 'CQC', 'leadership'], 'Report published: Inadequate', 'Published with a warning notice and an urgent condition: no admissions without agreement.', { onReport: true, answer: { outcome: 'no-action', reason: 'Known and acted upon: placements are stopped and the panel meets every fortnight.' } }),
  told(64, ['visit', 1, 'Improvement team', 'leadership'], 'New manager has started', 'An experienced manager began two weeks ago; nurses are now two at night. Too early to say.'),
  told(22, ['safeguarding', 2, 'The provider itself', 'medication'], 'Medicine error reported by the home', 'Reported the same day with what was learnt. That is new.', { reference: 'SG-2377', people: 1 }),
]; // prettier-ignore

const SECOND_FAILURE: readonly ToldEvent[] = [
  told(420, ['complaint', 2, 'Family or friend', 'health-and-safety'], 'Cold rooms', 'Heating off in two rooms for nine days.'),
  told(300, ['visit-concern', 2, 'Contracts visit', 'training'], 'Action plan behind', 'Half of the actions agreed after the last report are not begun.'),
  told(190, ['feedback-adverse', 3, 'Pharmacist', 'medication'], 'Medicines not reordered', 'Ran out of a Parkinson’s medicine for three days.'),
  told(152, ['whistleblowing', 3, 'Former care worker', 'recruitment'], 'Began before checks came back', 'Says that two people worked alone before their checks were back.', { confidentiality: 'whistleblower', identity: { name: 'Did not give a name', contact: '', wishes: 'Called from a withheld number.' } }),
  told(111, ['safeguarding', 3, 'Social worker', 'mental-capacity'], 'Door locked without a decision', 'A person was kept in by a locked door; no assessment, no authorisation.', { reference: 'SG-2318', people: 1 }),
  told(80, ['safeguarding', 3, 'Hospital', 'nutrition'], 'Dehydrated on admission', 'Third from this home since the summer.', { reference: 'SG-2341', people: 1 }),
  told(34, ['complaint', 2, 'Family or friend', 'leadership'], 'Told nothing since the report', 'Families learnt of the rating from the newspaper.'),
]; // prettier-ignore

const IMPROVING: readonly ToldEvent[] = [
  told(900, ['safeguarding', 3, 'Hospital', 'medication'], 'Wrong dose for a week', 'Transcribed wrongly at admission.', { reference: 'SG-1502', people: 1 }),
  told(860, ['visit-concern', 3, 'Improvement team', 'leadership'], 'Plan agreed with the new owner', 'Weekly visits for three months; owner has appointed a deputy.'),
  told(700, ['visit', 1, 'Improvement team', 'leadership'], 'Plan two thirds done', 'Medicines, supervision and care plans are in order.'),
  told(520, ['compliment', 1, 'GP', 'leadership'], 'Noticeably better', 'Observations are ready when the surgery calls.'),
  told(380, ['visit', 1, 'Contracts visit', 'leadership'], 'Compliant', 'First contract visit without an action in three years.'),
  told(205, ['compliment', 1, 'Family or friend', 'dignity'], 'Mother came back to life', 'After the move to the garden room, and with the music.'),
]; // prettier-ignore

const STUCK: readonly ToldEvent[] = [
  told(610, ['visit-concern', 2, 'Contracts visit', 'care-planning'], 'Same points as last year', 'Care plans reviewed by date and not by need.'),
  told(402, ['complaint', 2, 'Family or friend', 'nutrition'], 'Tea at four, nothing until eight', 'Sixteen hours between meals.'),
  told(230, ['visit-concern', 2, 'Contracts visit', 'training'], 'Third manager in three years', 'Each begins again with a new plan.'),
  told(95, ['safeguarding', 2, 'The provider itself', 'moving-and-handling'], 'Slipped from a hoist', 'Sling of the wrong size. No injury.', { reference: 'SG-2330', people: 1 }),
]; // prettier-ignore

const FELL: readonly ToldEvent[] = [
  told(480, ['feedback-adverse', 2, 'Family or friend', 'leadership'], 'It is not what it was', 'The founder is hardly there and nobody can say who decides.'),
  told(430, ['complaint', 2, 'Family or friend', 'person-centred'], 'Activities stopped', 'No outing since Easter; the minibus is sold.'),
  told(370, ['visit-concern', 2, 'Contracts visit', 'leadership'], 'Audits not done since spring', 'Good people, no management. Advice given, no action plan asked for.'),
]; // prettier-ignore

/** What was heard in each told story. */
export const HEARD_IN: Partial<Record<Story, readonly ToldEvent[]>> = {
  failing: FAILING,
  'second failure': SECOND_FAILURE,
  improving: IMPROVING,
  'stuck below Good': STUCK,
  'fell from Outstanding': FELL,
};

/** A worry that came to nothing: looked into and not borne out. Told of an ordinary Good home. */
export const FALSE_ALARM: readonly ToldEvent[] = [
  told(140, ['whistleblowing', 4, 'Care worker', 'safeguarding'], 'Rough handling by a night carer', 'Says that a colleague is rough with people who are slow. Two names given.', { confidentiality: 'whistleblower', people: 2, identity: { name: 'Pascal Wintringham', contact: 'By letter to his home only', wishes: 'Afraid for his shifts.' }, answer: { outcome: 'intervention', kind: 'visit-unannounced', reason: 'A night visit within ten days; the person who told us is not to be named.' } }),
  told(131, ['visit', 1, 'Quality visit', 'safeguarding'], 'Night visit, unannounced', 'Two officers from ten to six. Calm, skilled care seen; people and two families asked. Not borne out; the home has put a senior on nights for a month.'),
]; // prettier-ignore
