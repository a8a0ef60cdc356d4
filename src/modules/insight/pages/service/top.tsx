import type { ComponentChildren } from 'preact';
import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import {
  AgeText,
  Button,
  FactStrip,
  InsetText,
  PageHeading,
  RagTag,
  RatingTag,
} from '../../../../platform/govuk/index.ts';
import { marketPaths } from '../../../market/index.ts';
import { PlacingTag } from '../../../placement/index.ts';
import type { TopModel } from './present-top.ts';

/** Name, colour with its reason, where it is, and the facts that matter most. */
export function ServiceTop({ top, today }: { top: TopModel; today: Day }) {
  return (
    <>
      <PageHeading
        title={top.title}
        caption={<Caption top={top} />}
        tags={<RagTag rag={top.rag} large />}
        lead={[top.why, top.standing].filter((words) => words !== '').join(' ')}
        actions={
          <>
            {top.decideHref !== null && (
              <Button text="Decide the status" href={top.decideHref} classes="amb-button--compact" />
            )}
            {top.recordHref !== null && (
              <Button
                text="Record intelligence"
                href={top.recordHref}
                classes="govuk-button--secondary amb-button--compact"
              />
            )}
            <Button
              text="Change local facts"
              href={marketPaths.localFacts(top.locationId)}
              classes="govuk-button--secondary amb-button--compact"
            />
            <Button
              text="Printable summary"
              href={top.summaryHref}
              classes="govuk-button--secondary amb-button--compact"
            />
          </>
        }
      />
      {top.ended !== null && (
        <InsetText>
          <strong>{top.ended.words}</strong>
          {top.ended.successors.map((successor) => (
            <>
              {' '}
              It goes on as{' '}
              <a class="govuk-link" href={successor.href}>
                {successor.text}
              </a>
              .
            </>
          ))}
        </InsetText>
      )}
      <ServiceStrip strip={top.strip} rag={top.rag} today={today} />
      <Whereabouts top={top} />
    </>
  );
}

function Caption({ top }: { top: TopModel }) {
  return (
    <>
      {top.category}
      {top.provider !== null && ', '}
      {top.provider !== null && <ProviderLink provider={top.provider} />}
      {top.brand !== null && ` (${top.brand})`}
    </>
  );
}

function ProviderLink({ provider }: { provider: NonNullable<TopModel['provider']> }) {
  if (provider.href === null) return <>{provider.text}</>;
  return (
    <a class="govuk-link govuk-link--no-visited-state" href={provider.href}>
      {provider.text}
    </a>
  );
}

/** The strip of facts: colour, rating with its age, last visit, officer, contract, registration. */
export function ServiceStrip({
  strip,
  rag,
  today,
}: {
  strip: TopModel['strip'];
  rag: TopModel['rag'];
  today: Day;
}) {
  return (
    <div class="amb-service-strip">
      <FactStrip
        facts={[
          {
            label: 'Status',
            content: (
              <Noted
                note={[strip.ragSince === null ? '' : `since ${longDay(strip.ragSince)}`, strip.ragNote]
                  .filter((words) => words !== '')
                  .join('. ')}
              >
                <RagTag rag={rag} />
              </Noted>
            ),
          },
          {
            label: 'CQC overall',
            content: (
              <>
                <RatingTag rating={strip.rating} />
                <span class="amb-cell-note">
                  {strip.ratedOn === null ? (
                    strip.notRated
                  ) : (
                    <>
                      {longDay(strip.ratedOn)},{' '}
                      <AgeText since={strip.ratedOn} today={today} stale={strip.stale} />
                      {strip.stale ? '' : ' old'}
                    </>
                  )}
                </span>
              </>
            ),
          },
          {
            label: 'Last inspected or visited',
            content:
              strip.lastVisited === null ? (
                'Not known'
              ) : (
                <>
                  {longDay(strip.lastVisited)}
                  <span class="amb-cell-note">
                    <AgeText since={strip.lastVisited} today={today} /> ago
                  </span>
                </>
              ),
          },
          {
            label: 'Placements',
            content: (
              <Noted note={strip.placing.note}>
                {strip.placing.href === null ? (
                  <PlacingTag state={strip.placing.state} />
                ) : (
                  <a class="govuk-link" href={strip.placing.href}>
                    <PlacingTag state={strip.placing.state} />
                  </a>
                )}
              </Noted>
            ),
          },
          { label: 'Officer', content: strip.officer },
          { label: 'With the council', content: <Noted note={strip.operating}>{strip.contracted}</Noted> },
          { label: 'Beds', content: <span class="amb-figure">{strip.beds}</span> },
          { label: 'Registration', content: <Noted note={strip.registeredNote}>{strip.registered}</Noted> },
        ]}
      />
    </div>
  );
}

function Noted({ children, note }: { children: ComponentChildren; note: string }) {
  return (
    <>
      {children}
      {note !== '' && <span class="amb-cell-note">{note}</span>}
    </>
  );
}

function Whereabouts({ top }: { top: TopModel }) {
  return (
    <div class="amb-whereabouts">
      <p>
        {top.whereabouts}
        {top.website !== null && (
          <>
            {' '}
            <a class="govuk-link" href={top.website} rel="external noreferrer">
              Website
            </a>
          </>
        )}
      </p>
      {top.otherNames !== '' && <p>Also or formerly known as {top.otherNames}</p>}
      {top.about.map((line) => (
        <p>{line}</p>
      ))}
    </div>
  );
}
