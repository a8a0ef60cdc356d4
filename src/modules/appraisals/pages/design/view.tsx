import type { ComponentChildren } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { RAGS } from '../../../../kernel/rating.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import {
  Button,
  DataTable,
  Input,
  PageHeading,
  RagTag,
  Section,
  Select,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { CampaignTabs } from '../../parts/campaign-tabs.tsx';
import type { Campaign } from '../../queries/campaign-source.ts';
import { paths } from '../../routes.ts';
import type { Design } from '../../rules/design.ts';
import { ROLE_ROWS } from './form.ts';

/** What is asked and how it is rated, for reading. */
export function DesignPage({ campaign }: { campaign: Campaign }) {
  const { design, theme, campaignId } = campaign;
  return (
    <>
      <PageHeading title="Questions and matrix" caption={theme} />
      <CampaignTabs campaignId={campaignId} current="design" />
      <p class="govuk-body">
        Of each role providers are asked: {design.questions.whole}; {design.questions.part}. The likelihood is
        the highest that any role reaches; the impact the highest that{' '}
        {design.sizeBy === 'beds' ? 'the number of beds' : 'the number of staff'} or the type of the service
        reaches.
      </p>
      <Section id="matrix" title="Matrix">
        <MatrixTable design={design} cell={(l, i) => <RagTag rag={design.cells[l]?.[i] ?? null} />} />
      </Section>
      <Section id="roles" title="From when a role makes it likelier">
        <RolesTable design={design} />
      </Section>
      <Section id="levels" title="What the levels mean">
        <LevelsTable design={design} />
      </Section>
      <Section id="menu-section" title="Menu of interventions">
        <ul class="govuk-list govuk-list--bullet">
          {design.menu.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      </Section>
      <p class="amb-fine-print">{design.source}</p>
    </>
  );
}

function MatrixTable(props: { design: Design; cell: (l: number, i: number) => ComponentChildren }) {
  const { likelihood, impact } = props.design;
  return (
    <DataTable
      id="cells"
      caption="Colour by likelihood (rows) and impact (columns)"
      captionHidden
      columns={[{ text: 'Likelihood' }, ...impact.map(({ name }) => ({ text: name }))]}
      rows={likelihood.map(({ name }, l) => ({ cells: [name, ...impact.map((_, i) => props.cell(l, i))] }))}
    />
  );
}

function RolesTable({ design }: { design: Design }) {
  return (
    <DataTable
      id="roles-table"
      caption="Roles and bounds"
      captionHidden
      columns={[
        { text: 'Role' },
        { text: 'At most', format: 'numeric' },
        ...design.likelihood.slice(1).map(({ name }) => ({ text: name })),
      ]}
      rows={design.roles.map(({ name, most, bands }) => ({
        cells: [
          name,
          most,
          ...bands.map(({ number, percent }) =>
            [number === null ? '' : `${number} or more`, percent === null ? '' : `${percent}% or more`].filter(Boolean).join(', or ') ||
            'Not by this role',
          ),
        ],
      }))}
    />
  );
} // prettier-ignore

function LevelsTable({ design }: { design: Design }) {
  const size = design.sizeBy === 'beds' ? 'beds' : 'staff';
  return (
    <DataTable
      id="levels-table"
      caption="Levels of likelihood and impact"
      captionHidden
      columns={[{ text: 'Level' }, { text: 'Of' }, { text: 'Meaning' }, { text: 'From' }]}
      rows={[
        ...design.likelihood.map(({ name, meaning }) => ({ cells: [name, 'Likelihood', meaning, ''] })),
        ...design.impact.map(({ name, meaning, size: from, types }) => ({
          cells: [name, 'Impact', meaning, [from === null ? '' : `${from} ${size}`, ...types].filter(Boolean).join(', ')],
        })),
      ]}
    />
  );
} // prettier-ignore

interface FormProps {
  campaign: Campaign;
  fields: Fields;
  errors: FieldError[];
}

/** The same of a draft, in fields. */
export function DesignForm(props: FormProps) {
  const { campaign, fields } = props;
  return (
    <>
      <PageHeading
        title="Questions and matrix"
        caption={campaign.theme}
        lead="What each service is asked every week, and how its answers become a colour. Once the appraisal opens this stands as it is."
      />
      <form method="post" action={paths.design(campaign.campaignId)} novalidate>
        <input type="hidden" name="version" value={field(fields, 'version')} />
        <Questions {...props} />
        <RoleFields {...props} />
        <LevelFields {...props} axis="likelihood" title="Levels of likelihood, lowest first" />
        <LevelFields {...props} axis="impact" title="Levels of impact, lowest first" />
        <Section id="matrix" title="Matrix">
          <MatrixTable
            design={campaign.design}
            cell={(l, i) => <Cell {...props} name={`cell-${l}-${i}`} label={cellLabel(campaign.design, l, i)} />}
          />
        </Section>
        <Section id="menu-section" title="Menu of interventions">
          <Textarea
            id="menu"
            name="menu"
            rows={7}
            label={{ text: 'What can be offered to a service, one on each line', classes: 'govuk-label--s' }}
            value={field(fields, 'menu')}
            errorMessage={errorOf(props.errors, 'menu')}
          />
        </Section>
        <Button text="Keep questions and matrix" />
      </form>
    </>
  );
} // prettier-ignore

const cellLabel = ({ likelihood, impact }: Design, l: number, i: number) =>
  `${likelihood[l]?.name ?? ''} and ${impact[i]?.name ?? ''}`;

function Questions({ fields, errors }: FormProps) {
  const question = (name: 'whole' | 'part', text: string) => (
    <Input
      id={name}
      name={name}
      label={{ text, classes: 'govuk-label--s' }}
      value={field(fields, name)}
      errorMessage={errorOf(errors, name)}
    />
  );
  return (
    <Section id="questions" title="Questions to each role">
      {question('whole', 'How many there are in all')}
      {question('part', 'How many of them the theme is about')}
      <Select
        id="sizeBy"
        name="sizeBy"
        label={{ text: 'Size of a service', classes: 'govuk-label--s' }}
        items={[
          { value: 'beds', text: 'Its beds' },
          { value: 'staff', text: 'Its staff, all roles together' },
        ]}
        value={field(fields, 'sizeBy')}
      />
    </Section>
  );
}

/** An input in a cell of a table: its label is for screen readers, who do not see the column. */
function Small(props: FormProps & { name: string; label: string; wide?: boolean; suffix?: string }) {
  return (
    <Input
      id={props.name}
      name={props.name}
      inputmode={props.wide ? undefined : 'numeric'}
      classes={props.wide ? undefined : 'govuk-input--width-3'}
      formGroup={{ classes: 'govuk-!-margin-bottom-1' }}
      label={{ text: props.label, classes: 'govuk-visually-hidden' }}
      suffix={props.suffix === undefined ? undefined : { text: props.suffix }}
      value={field(props.fields, props.name)}
      errorMessage={errorOf(props.errors, props.name)}
    />
  );
}

function Cell(props: FormProps & { name: string; label: string }) {
  return (
    <Select
      id={props.name}
      name={props.name}
      formGroup={{ classes: 'govuk-!-margin-bottom-1' }}
      label={{ text: props.label, classes: 'govuk-visually-hidden' }}
      items={RAGS.map((rag) => ({ value: rag, text: rag }))}
      value={field(props.fields, props.name)}
      errorMessage={errorOf(props.errors, props.name)}
    />
  );
}

function RoleFields(props: FormProps) {
  const levels = props.campaign.design.likelihood.slice(1);
  return (
    <Section id="roles" title="Roles, and from when they make it likelier">
      <p class="govuk-body">
        A role reaches a level by number or by share, whichever comes first. Leave both empty where a role alone
        cannot reach it. To take a role away, empty its name.
      </p>
      <DataTable
        id="roles-table"
        caption="Roles and bounds"
        captionHidden
        columns={[{ text: 'Role, in the plural' }, { text: 'At most' }, ...levels.map(({ name }) => ({ text: `${name}: from number, or share` }))]}
        rows={Array.from({ length: ROLE_ROWS }, (_, i) => ({
          cells: [
            <>
              <input type="hidden" name={`role-${i}-key`} value={field(props.fields, `role-${i}-key`)} />
              <Small {...props} wide name={`role-${i}-name`} label={`Role ${i + 1}`} />
            </>,
            <Small {...props} name={`role-${i}-most`} label={`Role ${i + 1}: most that a service has`} />,
            ...levels.map(({ name }, at) => (
              <>
                <Small {...props} name={`role-${i}-number-${at + 1}`} label={`Role ${i + 1}: ${name} from number`} suffix="staff" />
                <Small {...props} name={`role-${i}-percent-${at + 1}`} label={`Role ${i + 1}: ${name} from share`} suffix="%" />
              </>
            )),
          ],
        }))}
      />
    </Section>
  );
} // prettier-ignore

function LevelFields(props: FormProps & { axis: 'likelihood' | 'impact'; title: string }) {
  const { axis, campaign } = props;
  const levels: readonly unknown[] = campaign.design[axis];
  const impact = axis === 'impact';
  return (
    <Section id={axis} title={props.title}>
      <DataTable
        id={`${axis}-levels`}
        caption={props.title}
        captionHidden
        columns={[{ text: 'Name' }, { text: 'Meaning' }, ...(impact ? [{ text: 'From size' }, { text: 'Or of type (semicolons between)' }] : [])]}
        rows={levels.map((_, i) => ({
          cells: [
            <Small {...props} wide name={`${axis}-${i}-name`} label={`Level ${i + 1}: name`} />,
            <Small {...props} wide name={`${axis}-${i}-meaning`} label={`Level ${i + 1}: meaning`} />,
            ...(impact
              ? [
                  i === 0 ? 'Any' : <Small {...props} name={`impact-${i}-size`} label={`Level ${i + 1}: from size`} />,
                  <Small {...props} wide name={`impact-${i}-types`} label={`Level ${i + 1}: types of service`} />,
                ]
              : []),
          ],
        }))}
      />
    </Section>
  );
} // prettier-ignore
