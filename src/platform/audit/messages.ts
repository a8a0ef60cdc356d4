/** What the audit pages say of input that they cannot use. */
export const messages = {
  notADay: (field: 'from' | 'to') =>
    `${field === 'from' ? 'The first day' : 'The last day'} must be a real day, such as 22 November 2026`,
  endsBeforeItStarts: 'The last day must be the first day or later',
  tooLongForExcel: (rows: number) =>
    `Excel cannot hold ${rows.toLocaleString('en-GB')} entries: choose fewer days, or download CSV or JSON.`,
};
