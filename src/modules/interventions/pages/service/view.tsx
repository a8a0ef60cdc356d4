import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import {
  Button,
  DataTable,
  EmptyState,
  PageHeading,
  RagTag,
  Section,
  Select,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { InterventionRow } from '../../queries/fetch-interventions.ts';
import { paths } from '../../routes.ts';
import { KIND_NAMES, KINDS } from '../../rules/protocol.ts';
import { lineOf } from '../list/presenter.ts';

interface Props {
  locationId: string;
  name: string;
  rag: Rag | null;
  rows: InterventionRow[];
  acts: boolean;
  fields: Fields;
  errors: FieldError[];
}

/** Everything that is or was done about a service, and a way to start more. */
export function ServicePage(props: Props) {
  const { name, rag, rows, acts } = props;
  return (
    <>
      <PageHeading title="Interventions" caption={name} tags={<RagTag rag={rag} />} />
      <DataTable
        id="interventions"
        caption={`Interventions at ${name}`}
        captionHidden
        columns={[
          { text: 'Intervention' },
          { text: 'State' },
          { text: 'Next step, or what came of it', classes: 'amb-column--wide' },
          { text: 'Due', classes: 'amb-nowrap' },
          { text: 'Whose turn it is' },
          { text: 'Since', classes: 'amb-nowrap' },
        ]}
        rows={rows.map(lineOf).map((line) => ({
          cells: [
            <a class="govuk-link" href={line.href}>
              {line.kind}
            </a>,
            <StateTag state={line.state} overdue={line.overdue} />,
            line.next,
            line.due,
            line.owner,
            line.since,
          ],
        }))}
        empty={
          <EmptyState title="Nothing has been done here yet">
            An intervention starts when the status becomes Amber or Red, as the protocol says, when the
            service is drawn for a random check, or when somebody starts it below.
          </EmptyState>
        }
      />
      {acts && <StartForm {...props} />}
    </>
  );
}

function StartForm({ locationId, fields, errors }: Props) {
  return (
    <Section id="start" title="Start an intervention">
      <form method="post" action={paths.ofService(locationId)} novalidate>
        <Select
          id="kind"
          name="kind"
          label={{ text: 'What', classes: 'govuk-label--s' }}
          items={[
            { value: '', text: 'Choose' },
            ...KINDS.map((kind) => ({ value: kind, text: KIND_NAMES[kind] })),
          ]}
          value={field(fields, 'kind')}
          errorMessage={errorOf(errors, 'kind')}
        />
        <Textarea
          id="why"
          name="why"
          rows={2}
          label={{ text: 'Why', classes: 'govuk-label--s' }}
          hint={{
            text: 'All who see interventions read it: nothing that was told in confidence. Up to 500 characters.',
          }}
          value={field(fields, 'why')}
          errorMessage={errorOf(errors, 'why')}
        />
        <Button text="Start it" />
      </form>
    </Section>
  );
}
