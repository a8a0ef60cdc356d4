import type { Story } from './cast.ts';

/** The agencies that the council meets. */
export const AGENCIES = [
  'Care Quality Commission',
  'Healthwatch',
  'Integrated care board',
  'Other councils that place people here',
  'Police',
] as const;
type Agency = (typeof AGENCIES)[number];

/** Who is invited: the council's own people have no agency. All invented. */
export const ATTENDEES: readonly { name: string; role: string; agency: Agency | null; came: boolean }[] = [
  { name: 'Helen Abingworth', role: 'Quality manager, chair', agency: null, came: true },
  { name: 'Priya Hallowby', role: 'Contracts officer', agency: null, came: true },
  { name: 'Marian Estercote', role: 'Inspector', agency: 'Care Quality Commission', came: true },
  { name: 'Denholm Askrigg', role: 'Lead nurse for care homes', agency: 'Integrated care board', came: true },
  { name: 'Iona Prykeley', role: 'Sergeant, adults at risk', agency: 'Police', came: false },
  { name: 'Gwendolen Thripp', role: 'Volunteer lead', agency: 'Healthwatch', came: true },
  { name: 'Aaron Saltmarsh', role: 'Saltwold Council', agency: 'Other councils that place people here', came: true },
]; // prettier-ignore

/** One line of the meeting that was held, with what came of it. */
export interface ToldItem {
  /** Of which told story; null for what is about no one service. */
  story: Story | null;
  title: string;
  why: string;
  minutes: string;
  decision: string;
  shared: { agency: Agency; words: string } | null;
  /** Who does what, so many days after the meeting; done on a day, or open still. */
  action: { words: string; owner: Agency | 'officer' | 'manager'; due: number; done: string | null } | null;
}

export const HELD: readonly ToldItem[] = [
  {
    story: 'failing',
    title: '',
    why: 'Red since the spring, rated Inadequate in the summer; no new placements.',
    minutes: 'The new manager has been in post for three weeks and two nurses are on each night. Families say that the place is calmer. The pharmacist still finds gaps at weekends. CQC comes back within six months of its report.',
    decision: 'Placements stay stopped until eight weeks of night rotas have been seen.',
    shared: { agency: 'Other councils that place people here', words: 'This council makes no new placements there. It reviews the people whom it funds each month, and asks others to review theirs.' },
    action: { words: 'Send the pharmacist’s weekly audits to the improvement panel', owner: 'Integrated care board', due: 21, done: 'Sent each Friday since.' },
  },
  {
    story: 'second failure',
    title: '',
    why: 'Rated Inadequate this month; placements are restricted.',
    minutes: 'Three admissions with dehydration since the summer, from one corridor. The owner is on site daily and has asked for help. Healthwatch offers to visit.',
    decision: 'Placements stay restricted; to be looked at again with the fluid charts.',
    shared: { agency: 'Care Quality Commission', words: 'Placements of people who need nursing or lack capacity are restricted. An officer visits every two weeks.' },
    action: { words: 'Check fluid charts and capacity assessments a second time', owner: 'officer', due: 75, done: null },
  },
  {
    story: 'stuck below Good',
    title: '',
    why: 'Requires improvement at four inspections running.',
    minutes: 'Each manager begins again. The ICB sees the same training needs in its own audits.',
    decision: 'One plan for council and ICB instead of two.',
    shared: null,
    action: { words: 'Put the two plans together and send them to the owner', owner: 'manager', due: 28, done: 'Agreed with the owner and the ICB.' },
  },
  {
    story: null,
    title: 'Winter: who tells whom when a home closes to visitors',
    why: '',
    minutes: 'Last winter hospitals heard of closures a day late. Public health will write to all at noon.',
    decision: 'One list, at noon, on working days and Saturdays.',
    shared: null,
    action: null,
  },
]; // prettier-ignore
