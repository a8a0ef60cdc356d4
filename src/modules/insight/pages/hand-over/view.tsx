import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, DataTable, EmptyState, RagTag, Select } from '../../../../platform/govuk/index.ts';
import { peoplePaths, type Officer } from '../../../people/index.ts';
import type { ServiceToHandOver } from '../../queries/fetch-hand-over.ts';
import { paths } from '../../routes.ts';

type Choice = { value: string; text: string };

interface Props {
  title: string;
  officer: Officer;
  officers: Choice[];
  all: string;
  services: (ServiceToHandOver & { field: string; to: string })[];
  errors: FieldError[];
}

/** Who takes over an officer's services: all of them to one, or each to somebody. */
export function HandOverPage({ title, officer, officers, all, services, errors }: Props) {
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found === undefined ? undefined : { text: found.message };
  };
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      {services.length === 0 ? (
        <EmptyState title="Nothing to hand over" action={{ text: 'Workload', href: peoplePaths.workload() }}>
          No service names {officer.name} today.
        </EmptyState>
      ) : officers.length === 0 ? (
        <EmptyState
          title="Nobody to hand over to"
          action={{ text: 'Officers', href: peoplePaths.officers() }}
        >
          There is no other officer. Add one, or invite a person with a new caseload, then come back.
        </EmptyState>
      ) : (
        <form method="post" action={peoplePaths.handOver(officer.officerId)} novalidate>
          <Select
            id="all"
            name="all"
            label={{ text: 'Give all of them to', classes: 'govuk-label--s' }}
            hint={{ text: 'From today on. What was recorded before keeps its officer.' }}
            items={[{ value: '', text: 'Choose for each below' }, ...officers]}
            value={all}
            errorMessage={errorOf('all')}
          />
          <DataTable
            id="services"
            caption={services.length === 1 ? '1 service' : `${services.length} services`}
            columns={[{ text: 'Service' }, { text: 'Colour' }, { text: 'Give to' }]}
            rows={services.map((service) => ({
              cells: [
                <a class="govuk-link" href={paths.service(service.locationId)}>
                  {service.name}
                </a>,
                service.rag === null ? 'None' : <RagTag rag={service.rag} />,
                <ServiceChoice service={service} officers={officers} />,
              ],
            }))}
          />
          <Button text="Hand over" preventDoubleClick />
        </form>
      )}
    </>
  );
}

function ServiceChoice({ service, officers }: { service: Props['services'][number]; officers: Choice[] }) {
  return (
    <select
      class="govuk-select"
      id={`to-${service.locationId}`}
      name={service.field}
      aria-label={`Give ${service.name} to`}
    >
      {[{ value: '', text: 'As above' }, ...officers].map(({ value, text }) => (
        <option value={value} selected={value === service.to}>
          {text}
        </option>
      ))}
    </select>
  );
}
