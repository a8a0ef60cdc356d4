import { DataTable } from '../../../../platform/govuk/index.ts';
import type { RegistrationModel } from './present-registrations.ts';

/** The registrations of one real home, newest first. */
export function RegistrationList({ registrations }: { registrations: RegistrationModel[] }) {
  return (
    <DataTable
      id="registration-list"
      caption="Registrations, newest first"
      captionHidden
      columns={[
        { text: 'Registration' },
        { text: 'Provider' },
        { text: 'Registered' },
        { text: 'How it began' },
      ]}
      rows={registrations.map((one) => ({
        cells: [
          <>
            {one.href === null ? (
              one.name
            ) : (
              <a class="govuk-link" href={one.href}>
                {one.name}
              </a>
            )}
            <span class="amb-cell-note">
              {one.locationId}
              {one.current && ', this page'}
            </span>
          </>,
          one.provider === null ? (
            'Not known'
          ) : (
            <a class="govuk-link govuk-link--no-visited-state" href={one.provider.href}>
              {one.provider.text}
            </a>
          ),
          one.span,
          one.reason === '' ? 'First known' : one.reason,
        ],
      }))}
    />
  );
}
