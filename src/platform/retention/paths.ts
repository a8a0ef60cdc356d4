/** The addresses of the pages of retention. */
export const paths = {
  list: () => '/settings/retention',
  run: () => '/settings/retention/run',
  type: (recordType: string) => `/settings/retention/${encodeURIComponent(recordType)}`,
  period: (recordType: string) => `${paths.type(recordType)}/period`,
  hold: (recordType: string) => `${paths.type(recordType)}/hold`,
  lift: (recordType: string) => `${paths.type(recordType)}/lift`,
};
