import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Fieldset, Input, PageHeading, Select, Textarea } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import type { Terms } from '../../parts/terms.ts';
import { paths } from '../../routes.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { referenceOf } from '../../rules/reference-number.ts';
import type { TypedPart } from './form.ts';

interface SplitPageProps {
  event: EventRecord;
  terms: Terms;
  parts: TypedPart[];
  why: string;
  errors: FieldError[];
}

/** One event that told of several things, and what each of them is. */
export function SplitPage({ event, terms, parts, why, errors }: SplitPageProps) {
  return (
    <>
      <PageHeading
        title={`Split ${referenceOf(event.eventId)}`}
        lead="Each part becomes an entry of its own with the same service, days and confidentiality. This one stays, is not weighed any more, and can be put back."
      />
      <form method="post" action={paths.split(event.eventId)} novalidate>
        <input type="hidden" name="version" value={event.version} />
        {parts.map((part, i) => (
          <PartFields part={part} n={i + 1} terms={terms} errors={errors} />
        ))}
        <Input
          name="why"
          label={{ text: 'Why (if it needs saying)', classes: 'govuk-label--s' }}
          value={why}
          errorMessage={errorOf(errors, 'why')}
        />
        <Button text="Split it" />
      </form>
    </>
  );
}

function PartFields(props: { part: TypedPart; n: number; terms: Terms; errors: FieldError[] }) {
  const { part, n, terms, errors } = props;
  return (
    <Fieldset
      legend={{ text: `Part ${n}${n > 2 ? ' (if there is one)' : ''}`, classes: 'govuk-fieldset__legend--m' }}
    >
      <Input
        name={`title-${n}`}
        label={{ text: 'What happened, in one line' }}
        value={part.title}
        errorMessage={errorOf(errors, `title-${n}`)}
      />
      <Textarea
        name={`account-${n}`}
        rows={3}
        label={{ text: 'Account' }}
        value={part.account}
        errorMessage={errorOf(errors, `account-${n}`)}
      />
      <div class="amb-pair">
        <Select
          name={`kind-${n}`}
          label={{ text: 'Kind' }}
          value={part.kind}
          items={[
            { value: '', text: 'Choose' },
            ...terms.kinds.map(({ kind, name }) => ({ value: kind, text: name })),
          ]}
        />
        <Select
          name={`severity-${n}`}
          label={{ text: 'Severity' }}
          value={part.severity}
          items={[
            { value: '', text: 'Choose' },
            ...terms.severities.map(({ severity, name }) => ({
              value: severity,
              text: `${severity} ${name}`,
            })),
          ]}
        />
      </div>
    </Fieldset>
  );
}
