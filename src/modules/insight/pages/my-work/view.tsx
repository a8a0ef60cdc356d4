import { EmptyState, FigureTiles, PageHeading, RagShape, Section } from '../../../../platform/govuk/index.ts';
import type { MyWorkModel, WorkLine } from './presenter.ts';

/** A person's first page: each line opens the thing itself. */
export function MyWorkPage({ model }: { model: MyWorkModel }) {
  return (
    <>
      <PageHeading
        title="My work"
        lead={model.lead}
        actions={
          model.switchTo && (
            <a class="govuk-link govuk-link--no-visited-state" href={model.switchTo.href}>
              {model.switchTo.text}
            </a>
          )
        }
      />
      {model.empty ? (
        <EmptyState title="There are no services here yet" action={{ text: 'Services', href: '/services' }}>
          Once services are in the register and you answer for some of them, what changes at them and what is
          due stands here. An officer is given services on a service's page, or by the council's spreadsheet.
        </EmptyState>
      ) : (
        <>
          <FigureTiles
            label="Services by colour"
            tiles={model.tiles.map(({ label, count, href, tone }) => ({
              label,
              value: count,
              href,
              unit: 'services',
              ...(tone ? { tone } : {}),
            }))}
          />
          {model.nothing !== null && <p class="govuk-body">{model.nothing}</p>}
          {model.sections.map((section) => (
            <Section
              id={section.id}
              title={section.total > 0 ? `${section.title} (${section.total})` : section.title}
            >
              <ul class="amb-work">
                {section.lines.map((line) => (
                  <Line line={line} />
                ))}
              </ul>
              {section.all !== null && (
                <p class="govuk-body">
                  <a class="govuk-link" href={section.all}>
                    Show all {section.total}
                  </a>
                </p>
              )}
            </Section>
          ))}
        </>
      )}
    </>
  );
}

function Line({ line }: { line: WorkLine }) {
  return (
    <li class={line.worse ? 'amb-work__line amb-work__line--worse' : 'amb-work__line'}>
      <span class="amb-work__day">{line.day}</span>
      <span class="amb-work__what">
        {line.name !== null && (
          <a class="govuk-link govuk-link--no-visited-state amb-work__name" href={line.href}>
            {line.rag !== null && (
              <span class={`amb-work__rag amb-rag--${line.rag.toLowerCase()}`}>
                <RagShape rag={line.rag} />
                <span class="govuk-visually-hidden">{line.rag} </span>
              </span>
            )}
            {line.name}
          </a>
        )}{' '}
        {line.name === null ? (
          <a class="govuk-link" href={line.href}>
            {line.words}
          </a>
        ) : (
          <span>{line.words}</span>
        )}
      </span>
    </li>
  );
}
