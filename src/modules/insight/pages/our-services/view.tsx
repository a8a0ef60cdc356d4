import { monthOf, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import { AgeText, DataTable, EmptyState, PageHeading, RatingTag } from '../../../../platform/govuk/index.ts';
import { capacityPaths, ReturnStateTag } from '../../../capacity/index.ts';
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
        lead="Your services as CQC publishes them, and the monthly return that the council asks of each. Tell the council if something here is wrong."
      />
      <DataTable
        id="our-services"
        caption="Your services"
        captionHidden
        columns={[
          { text: 'Service' },
          { text: 'Monthly return' },
          { text: 'Where' },
          { text: 'CQC rating' },
          { text: 'Rated' },
          { text: 'Registered manager' },
        ]}
        rows={services.map((service) => ({
          cells: [
            service.name,
            <MonthlyReturn service={service} />,
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

/** The return that is asked last, and the way to it and to those before. */
function MonthlyReturn({ service }: { service: OwnProviderService }) {
  const { locationId, returnMonth, returnState, returnDueOn } = service;
  if (returnMonth === null || returnState === null || returnDueOn === null) return <>Not asked</>;
  return (
    <>
      <ReturnStateTag state={returnState} />{' '}
      <a class="govuk-link" href={capacityPaths.return('provider', locationId, returnMonth)}>
        {monthOf(returnMonth)}
        <span class="govuk-visually-hidden"> for {service.name}</span>
      </a>
      , due {shortDay(returnDueOn)}
    </>
  );
}
