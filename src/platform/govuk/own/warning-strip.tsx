export interface Warning {
  text: string;
  /** Where to put it right, or to read more. */
  href?: string;
}

/** Standing warnings above the page, say that CQC data is old. */
export function WarningStrip({ warnings }: { warnings: Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <section aria-label="Warnings">
      <ul class="amb-warnings">
        {warnings.map((warning) => (
          <li class="amb-warnings__item">
            <span class="amb-warnings__icon" aria-hidden="true">
              !
            </span>
            <span>
              <span class="govuk-visually-hidden">Warning: </span>
              {warning.href ? (
                <a class="govuk-link" href={warning.href}>
                  {warning.text}
                </a>
              ) : (
                warning.text
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
