import type { RecordName } from '../../platform/audit/record-names.ts';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const ofWeek = ({ location_id, week_start }: Readonly<Record<string, unknown>>) =>
  [text(location_id), text(week_start)].filter((part) => part !== null).join(', ') || null;

/** What the pages of the audit trail call this room's records. */
export const appraisalRecordNames: readonly RecordName[] = [
  { table: 'appraisals.campaign', name: 'Themed appraisal', title: (row) => text(row.theme) },
  { table: 'appraisals.covered', name: 'Service of an appraisal', title: (row) => text(row.location_id) },
  { table: 'appraisals.weekly_return', name: 'Week of an appraisal', title: ofWeek },
  { table: 'appraisals.answer', name: 'Answers of an appraisal', title: ofWeek },
  { table: 'appraisals.rating', name: 'Rating in an appraisal', title: (row) => text(row.words) },
  { table: 'appraisals.offer', name: 'Offer of an appraisal', title: (row) => text(row.item) },
  { table: 'appraisals.review', name: 'Review of red services', title: (row) => text(row.held_on) },
  { table: 'appraisals.review_decision', name: 'Decision of a review', title: (row) => text(row.decision) },
  { table: 'appraisals.benchmark', name: 'Comparison of an appraisal', title: (row) => text(row.measure) },
];
