import { Button, DataTable, EmptyState, PageHeading, Tag } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';

export interface OwnServiceListed {
  href: string;
  name: string;
  type: string;
  provider: string;
  postcode: string;
  places: string;
  open: boolean;
  status: string;
}

/** The services that CQC does not register. */
export function OwnServicesPage({ services }: { services: OwnServiceListed[] }) {
  return (
    <>
      <PageHeading
        title="Services outside CQC's register"
        lead="Day services and others that CQC does not register, entered by hand."
        actions={<Button text="Add a service" href={paths.newOwnService()} />}
      />
      <DataTable
        id="own-services"
        caption="Services outside CQC's register"
        captionHidden
        columns={[
          { text: 'Name' },
          { text: 'Kind' },
          { text: 'Provider' },
          { text: 'Postcode' },
          { text: 'Places', format: 'numeric' },
          { text: 'Now' },
        ]}
        rows={services.map((service) => ({
          cells: [
            <a class="govuk-link" href={service.href}>
              {service.name}
            </a>,
            service.type,
            service.provider,
            service.postcode,
            service.places,
            <Tag text={service.status} classes={service.open ? 'govuk-tag--green' : 'govuk-tag--grey'} />,
          ],
        }))}
        empty={
          <EmptyState title="No services yet" action={{ text: 'Add a service', href: paths.newOwnService() }}>
            <p>
              Services that you oversee and CQC does not register, such as day services, stand here and in the
              list of services.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
