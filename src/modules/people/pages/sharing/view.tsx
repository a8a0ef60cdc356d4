import {
  Button,
  DataTable,
  EmptyState,
  InsetText,
  PageHeading,
  Section,
} from '../../../../platform/govuk/index.ts';
import { NEVER_SHARED, SHARING_LEVELS } from '../../rules/sharing-levels.ts';
import { paths } from '../../routes.ts';
import type { AgreementLine, SharingPageModel } from './presenter.ts';

/** What this council shows to others, and what others show it. */
export function SharingPage({ model }: { model: SharingPageModel }) {
  return (
    <>
      <PageHeading
        title="Sharing with other councils"
        lead="Councils that share one market can show each other how their services stand. Nothing is shown without an agreement that both sides have made."
        actions={
          model.hasOthers && (
            <Button
              text="Show our services to another council"
              href={paths.newAgreement()}
              classes="govuk-button--secondary amb-button--compact"
            />
          )
        }
      />
      {model.waiting > 0 && (
        <InsetText>
          <strong>
            {model.waiting === 1 ? 'One agreement waits' : `${model.waiting} agreements wait`} for your
            answer.
          </strong>
        </InsetText>
      )}
      <Section id="given" title="What we show others">
        <Agreements
          id="given-agreements"
          caption="What we show others"
          lines={model.given}
          council="Shown to"
          empty={
            model.hasOthers
              ? 'No other council sees anything of yours. Propose an agreement to one whose people use the same services.'
              : 'There is no other council in this installation. When there is one, you can show it your services here.'
          }
        />
        <p class="govuk-body">
          <a class="govuk-link" href={paths.sharingLooks()}>
            Who of other councils looked at what of ours
          </a>
        </p>
      </Section>
      <Section id="received" title="What others show us">
        <Agreements
          id="received-agreements"
          caption="What others show us"
          lines={model.received}
          council="Shown by"
          empty="No other council shows you its services. One of their administrators or senior managers proposes it; you accept it here."
        />
      </Section>
      <Section id="levels" title="What each level shows">
        <ul class="govuk-list govuk-list--bullet">
          {SHARING_LEVELS.map(({ name, shows }) => (
            <li>
              <strong>{name}</strong>: {shows}
            </li>
          ))}
        </ul>
        <p class="govuk-body">{NEVER_SHARED}</p>
      </Section>
    </>
  );
}

function Agreements(props: {
  id: string;
  caption: string;
  council: string;
  lines: AgreementLine[];
  empty: string;
}) {
  return (
    <DataTable
      id={props.id}
      caption={props.caption}
      captionHidden
      columns={[{ text: props.council }, { text: 'Level' }, { text: 'State' }, { text: 'Days' }]}
      rows={props.lines.map((line) => ({
        cells: [
          <a class="govuk-link" href={line.href}>
            {line.council}
            <span class="govuk-visually-hidden">
              , {line.level}, {line.standing}, {line.days}
            </span>
          </a>,
          line.level,
          line.standing,
          line.days,
        ],
      }))}
      empty={
        <EmptyState title="None yet" headingLevel={3}>
          {props.empty}
        </EmptyState>
      }
    />
  );
}
