const LICENCE = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';

/** The end of every page: where the data is from, help, and which version this is. */
export function PageFooter({ version, wordmark }: { version: string; wordmark: string }) {
  return (
    <footer class="govuk-template__footer amb-footer">
      <div class="govuk-width-container amb-container amb-footer__bar">
        <p class="amb-footer__licence">
          Contains CQC data,{' '}
          <a class="amb-footer__link" href={LICENCE} rel="license">
            Open Government Licence v3.0
          </a>
        </p>
        <ul class="amb-footer__links" aria-label="About this site">
          <li>
            <a class="amb-footer__link" href="/help">
              Help
            </a>
          </li>
          <li>
            {wordmark} version {version}
          </li>
        </ul>
      </div>
    </footer>
  );
}

/** The end of a printed page. */
export function PrintedFooter({ council, wordmark }: { council: string | null; wordmark: string }) {
  return (
    <footer class="govuk-width-container amb-container amb-printed-footer">
      {[council, wordmark].filter(Boolean).join(', ')}. Contains CQC data, Open Government Licence v3.0.
    </footer>
  );
}
