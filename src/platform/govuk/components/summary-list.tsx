import type { ComponentChildren } from 'preact';
import { classes, words, type Attributes, type Dressed, type Words } from './params.ts';

interface SummaryAction extends Words, Dressed {
  href: string;
  /** What the action is about, for a screen reader: "Change" + "name". */
  visuallyHiddenText?: string;
}

interface SummaryActions {
  classes?: string;
  items?: SummaryAction[];
}

interface SummaryRow {
  classes?: string;
  key: Words & { classes?: string };
  value?: Words & { classes?: string };
  actions?: SummaryActions;
}

interface SummaryCard {
  title?: Words & { headingLevel?: number | string; classes?: string };
  actions?: SummaryActions;
  classes?: string;
  attributes?: Attributes;
}

export interface SummaryListProps extends Dressed {
  rows: (SummaryRow | null | undefined | false)[];
  card?: SummaryCard;
}

/** govukSummaryList, in a card where `card` is given. */
export function SummaryList(props: SummaryListProps) {
  const anyActions = props.rows.some((row) => row && row.actions?.items?.length);
  const list = (
    <dl class={classes('govuk-summary-list', props.classes)} {...props.attributes}>
      {props.rows.map(
        (row) => row && <Row row={row} anyActions={Boolean(anyActions)} cardTitle={props.card?.title} />,
      )}
    </dl>
  );
  return props.card ? <Card card={props.card}>{list}</Card> : list;
}

function Row(props: { row: SummaryRow; anyActions: boolean; cardTitle?: Words }) {
  const { row } = props;
  const noActions = props.anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions';
  return (
    <div class={classes('govuk-summary-list__row', noActions, row.classes)}>
      <dt class={classes('govuk-summary-list__key', row.key.classes)}>{words(row.key)}</dt>
      <dd class={classes('govuk-summary-list__value', row.value?.classes)}>{words(row.value)}</dd>
      {Boolean(row.actions?.items?.length) && (
        <dd class={classes('govuk-summary-list__actions', row.actions?.classes)}>
          <Actions
            items={row.actions?.items ?? []}
            cardTitle={props.cardTitle}
            list="govuk-summary-list__actions-list"
            item="govuk-summary-list__actions-list-item"
          />
        </dd>
      )}
    </div>
  );
}

function Card({ card, children }: { card: SummaryCard; children: ComponentChildren }) {
  const Heading = `h${card.title?.headingLevel || 2}` as 'h2';
  const actions = card.actions?.items ?? [];
  const names = classes('govuk-summary-card__actions', card.actions?.classes);
  return (
    <div class={classes('govuk-summary-card', card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {card.title && (
          <Heading class={classes('govuk-summary-card__title', card.title.classes)}>
            {words(card.title)}
          </Heading>
        )}
        {actions.length === 1 && (
          <div class={names}>
            <Actions items={actions} cardTitle={card.title} />
          </div>
        )}
        {actions.length > 1 && (
          <Actions items={actions} cardTitle={card.title} list={names} item="govuk-summary-card__action" />
        )}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  );
}

/** One action stands by itself; several are a list. */
function Actions(props: { items: SummaryAction[]; cardTitle?: Words; list?: string; item?: string }) {
  const [only] = props.items;
  if (props.items.length === 1 && only) return <ActionLink action={only} cardTitle={props.cardTitle} />;
  return (
    <ul class={props.list}>
      {props.items.map((action) => (
        <li class={props.item}>
          <ActionLink action={action} cardTitle={props.cardTitle} />
        </li>
      ))}
    </ul>
  );
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle?: Words }) {
  return (
    <a class={classes('govuk-link', action.classes)} href={action.href} {...action.attributes}>
      {words(action)}
      {(action.visuallyHiddenText || cardTitle) && (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
          {cardTitle && <> ({words(cardTitle)})</>}
        </span>
      )}
    </a>
  );
}
