import { Flow, RAG_SERIES } from '../../../../platform/charts/index.ts';
import {
  Button,
  EmptyState,
  Filters,
  Input,
  PageHeading,
  RagTag,
  Select,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { paths } from '../../routes.ts';
import type { BoardModel } from './presenter.ts';

/** Every service by colour, and what moved in a month. */
export function BoardPage(page: BoardModel) {
  return (
    <>
      <PageHeading
        title="Board of services"
        lead={page.lead}
        actions={
          <>
            {!page.empty && (
              <a class="govuk-link" href="#movement">
                What moved in a month
              </a>
            )}
            {!page.isToday && (
              <Button
                text="Today"
                href={paths.board()}
                classes="govuk-button--secondary amb-button--compact"
              />
            )}
          </>
        }
      />
      <Filters
        action={paths.board()}
        chips={page.chips}
        summary="Filter the board, or see another day"
        open={page.errors.length > 0}
        keepOpen={page.errors.length > 0}
      >
        {page.filters.map((filter) => (
          <Select
            id={filter.id}
            name={filter.id}
            label={{ text: filter.label }}
            items={filter.items}
            value={filter.value}
          />
        ))}
        <Input
          id="on"
          name="on"
          type="date"
          label={{ text: 'As at' }}
          value={page.on}
          errorMessage={errorOf(page.errors, 'on')}
        />
      </Filters>
      {page.empty ? (
        <EmptyState title="No service had a status on this day">
          <p>Services have a status from the day on which the market was first rated.</p>
        </EmptyState>
      ) : (
        <>
          {page.columns.map((column) => (
            <Colour column={column} />
          ))}
          <Flow
            id="movement"
            title="Movement in a month"
            unit="services"
            series={RAG_SERIES.filter(({ key }) => key !== 'No RAG')}
            {...page.flow}
            note="Services that had no status a month before are left out."
          />
        </>
      )}
    </>
  );
}

function Colour({ column }: { column: BoardModel['columns'][number] }) {
  const id = `board-${column.rag.toLowerCase()}`;
  return (
    <section class="amb-board" aria-labelledby={id}>
      <h2 class="govuk-heading-s amb-board__title" id={id}>
        <RagTag rag={column.rag} /> <span class="amb-figure">{column.count}</span>
      </h2>
      {column.tiles.length === 0 && <p class="govuk-body-s">No service.</p>}
      <ul class="amb-board__tiles">
        {column.tiles.map((tile) => (
          <li class={`amb-board__tile amb-board__tile--${column.rag.toLowerCase()}`}>
            <a class="govuk-link govuk-link--no-visited-state" href={tile.href}>
              {tile.name}
            </a>
            <span class="amb-cell-note">
              {[tile.note, tile.moved, tile.undecided ? 'Undecided' : '']
                .filter((words) => words !== '')
                .join('. ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
