import type { Day } from '../../../../kernel/calendar-day.ts';
import { AgeText, DataTable, EmptyState, PageHeading, RatingTag } from '../../../../platform/govuk/index.ts';
import type { OwnProviderService } from '../../queries/fetch-own-provider-services.ts';
import { isStale } from '../../rules/stale.ts';

interface Props {
  /** Whether the account is linked to a provider at all. */
  linked: boolean;
  services: OwnProviderService[];
  today: Day;
}

/** What a provider's person sees of its own services: what CQC publishes. */
export function OurServicesPage({ linked, services, today }: Props) {
  return (
    <>
      <PageHeading
        title="Your services"
        lead="Your services as CQC publishes them. Tell the council if something here is wrong."
      />
      <DataTable
        id="our-services"
        caption="Your services"
        captionHidden
        columns={[
          { text: 'Service' },
          { text: 'Where' },
          { text: 'CQC rating' },
          { text: 'Rated' },
          { text: 'Registered manager' },
        ]}
        rows={services.map((service) => ({
          cells: [
            service.name,
            [service.postcode, service.localAuthority].filter(Boolean).join(', '),
            <RatingTag rating={service.rating} />,
            <AgeText since={service.ratedOn} today={today} stale={isStale(service.ratedOn, today)} />,
            service.managerRegistered === null ? 'Not known' : service.managerRegistered ? 'Yes' : 'None',
          ],
        }))}
        empty={
          <EmptyState
            title={
              linked ? 'None of your services is in the register' : 'Your account is not linked to a provider'
            }
          >
            {linked
              ? 'They will stand here once the council has loaded CQC data that holds them.'
              : 'Ask the council to link it, and your services will stand here.'}
          </EmptyState>
        }
      />
    </>
  );
}
