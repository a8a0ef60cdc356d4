export interface DownloadLinksProps {
  /** What is downloaded, for a screen reader: "these 344 services". */
  what: string;
  csv?: string;
  xlsx?: string;
  ods?: string;
}

/** Links to the same list as CSV, XLSX and ODS. */
export function DownloadLinks({ what, ...hrefs }: DownloadLinksProps) {
  const formats = (['csv', 'xlsx', 'ods'] as const).filter((format) => hrefs[format]);
  return (
    <p class="amb-downloads">
      <span class="amb-downloads__label">Download</span>
      {formats.map((format) => (
        <>
          {' '}
          <a class="govuk-link govuk-link--no-visited-state" href={hrefs[format]}>
            <span class="govuk-visually-hidden">{what} as </span>
            {format.toUpperCase()}
          </a>
        </>
      ))}
    </p>
  );
}
