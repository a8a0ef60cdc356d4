import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Checkboxes, DataTable, Details, Input, Textarea } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { DraftFrame, Overtaken } from '../../parts/draft-frame.tsx';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import type { Refused } from '../../parts/save-draft-edit.ts';
import type { BandRow, IndicatorModel } from './presenter.ts';
import { ReadsFields } from './reads-fields.tsx';

/** One indicator: what it reads, its bands, what not knowing means. */
export function IndicatorPage(props: { draft: LoadedDraft; page: IndicatorModel; refused: Refused | null }) {
  const { draft, page, refused } = props;
  const errors = refused?.errors ?? [];
  return (
    <DraftFrame draft={draft} tab="contents" title={page.title}>
      {refused?.overtaken && <Overtaken {...refused.overtaken} />}
      {page.isOff && <p class="govuk-body">This indicator is switched off: it gives no points.</p>}
      <form method="post" action={page.action} novalidate>
        <input type="hidden" name="version" value={draft.version} />
        <input type="hidden" name="rows" value={page.hiddenRows} />
        <Input
          id="label"
          name="label"
          classes="govuk-!-width-two-thirds"
          label={{ text: 'Name', classes: 'govuk-label--s' }}
          value={page.label}
          errorMessage={errorOf(errors, 'label')}
        />
        <ReadsFields fact={page.fact} fields={page.fields} kinds={page.kinds} errors={errors} />
        <h2 class="govuk-heading-m">Bands</h2>
        {page.numbered && (
          <p class="govuk-body">
            A band ends where the next begins, and the last has no end. Empty a row to take it away; the two
            empty rows are for further bands.
          </p>
        )}
        <Bands page={page} errors={errors} />
        {page.placeholders.length > 0 && <Placeholders page={page} />}
        {page.unknown !== null && <Unknown page={page} errors={errors} />}
        {page.caps.length > 0 && (
          <Checkboxes
            idPrefix="caps"
            name="caps"
            classes="govuk-checkboxes--small"
            fieldset={{ legend: { text: 'Caps in which it counts', classes: 'govuk-fieldset__legend--s' } }}
            items={page.caps}
          />
        )}
        <Textarea
          id="source"
          name="source"
          rows={3}
          label={{ text: 'Where it comes from', classes: 'govuk-label--s' }}
          hint={{ text: 'Practice, regulation or data' }}
          value={page.source}
          errorMessage={errorOf(errors, 'source')}
        />
        <Button text="Save" preventDoubleClick />
      </form>
    </DraftFrame>
  );
}

function Bands({ page, errors }: { page: IndicatorModel; errors: FieldError[] }) {
  return (
    <DataTable
      id="bands"
      caption="Bands"
      captionHidden
      firstCellIsHeader={false}
      columns={[
        { text: page.rows.some(({ equals }) => equals !== null) ? 'When' : page.counts },
        { text: 'Points' },
        { text: 'What it says in a list of reasons' },
        { text: 'Clause after "because"' },
      ]}
      rows={page.rows.map((row) => ({
        cells: [
          row.equals === null ? (
            <Cell row={row} part="from" label={page.counts} value={row.from} errors={errors} />
          ) : (
            <>
              {row.equals}
              <input type="hidden" name={`band-${row.row}-equals`} value={row.equals} />
            </>
          ),
          <Cell row={row} part="points" label="Points" value={row.points} errors={errors} />,
          <Words row={row} part="words" label="What it says" value={row.words} errors={errors} />,
          <Words
            row={row}
            part="because"
            label='Clause after "because"'
            value={row.because}
            errors={errors}
          />,
        ],
      }))}
    />
  );
}

interface CellProps {
  row: BandRow;
  part: string;
  label: string;
  value: string;
  errors: FieldError[];
}

function nameOf({ row, label }: CellProps): string {
  return `${label}, ${row.equals ?? `band ${row.row}`}`;
}

function Cell(props: CellProps) {
  const id = `band-${props.row.row}-${props.part}`;
  return (
    <Input
      id={id}
      name={id}
      classes="govuk-input--width-3"
      inputmode="numeric"
      formGroup={{ classes: 'govuk-!-margin-bottom-0' }}
      label={{ text: nameOf(props), classes: 'govuk-visually-hidden' }}
      value={props.value}
      errorMessage={errorOf(props.errors, id)}
    />
  );
}

function Words(props: CellProps) {
  const id = `band-${props.row.row}-${props.part}`;
  return (
    <Textarea
      id={id}
      name={id}
      rows={2}
      classes="amb-cell-words"
      formGroup={{ classes: 'govuk-!-margin-bottom-0' }}
      label={{ text: nameOf(props), classes: 'govuk-visually-hidden' }}
      value={props.value}
      errorMessage={errorOf(props.errors, id)}
    />
  );
}

function Placeholders({ page }: { page: IndicatorModel }) {
  return (
    <Details
      summaryText="What words in braces stand for"
      content={
        <ul class="govuk-list govuk-list--bullet">
          {page.placeholders.map(({ name, stands }) => (
            <li>
              <code>{name}</code>: {stands}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Unknown({ page, errors }: { page: IndicatorModel; errors: FieldError[] }) {
  const { points = '', words = '', because = '' } = page.unknown ?? {};
  return (
    <>
      <h2 class="govuk-heading-m">Where it is not known</h2>
      <Input
        id="unknown-points"
        name="unknown-points"
        classes="govuk-input--width-3"
        inputmode="numeric"
        label={{ text: 'Points', classes: 'govuk-label--s' }}
        hint={{ text: 'Not fewer than the best band gives, and not more than the worst' }}
        value={points}
        errorMessage={errorOf(errors, 'unknown-points')}
      />
      <Input
        id="unknown-words"
        name="unknown-words"
        classes="govuk-!-width-two-thirds"
        label={{ text: 'What it says', classes: 'govuk-label--s' }}
        value={words}
        errorMessage={errorOf(errors, 'unknown-words')}
      />
      <Input
        id="unknown-because"
        name="unknown-because"
        classes="govuk-!-width-two-thirds"
        label={{ text: 'Clause after "because"', classes: 'govuk-label--s' }}
        value={because}
        errorMessage={errorOf(errors, 'unknown-because')}
      />
    </>
  );
}
