import type { FieldError } from '../../../../kernel/parsed.ts';
import {
  Button,
  Checkboxes,
  InsetText,
  PageHeading,
  Section,
  Select,
  SummaryList,
} from '../../../govuk/index.ts';
import { paths } from '../../paths.ts';
import { fieldOf } from '../../rules/kinds.ts';
import { hourWords } from '../../rules/when-words.ts';
import type { Choice, NoticeKind } from '../../types.ts';
import { NoticeTabs } from '../inbox/view.tsx';
import type { PreferenceFields } from './form.ts';

interface Props {
  kinds: readonly NoticeKind[];
  hasMail: boolean;
  typed: PreferenceFields;
  errors: FieldError[];
}

const CHOICES: { value: Choice; text: string }[] = [
  { value: 'at-once', text: 'By mail, at once' },
  { value: 'daily', text: 'In one mail a day' },
  { value: 'weekly', text: 'In one mail a week' },
  { value: 'in-app', text: 'In Amberley only' },
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), text: hourWords(hour) }));

/** How a person hears of each kind of notice, and when. */
export function PreferencesPage({ kinds, hasMail, typed, errors }: Props) {
  return (
    <>
      <PageHeading
        title="How you are told"
        lead="Every notice stands in Amberley. Choose which also come by mail, and when."
      />
      <NoticeTabs current="preferences" />
      {!hasMail && (
        <InsetText text="No mail is set up here yet, so for now you find notices in Amberley only. What you choose is kept." />
      )}
      <form method="post" action={paths.preferences()} novalidate>
        <Kinds kinds={kinds} typed={typed} errors={errors} />
        <Times typed={typed} errors={errors} />
        <Button text="Save" />
      </form>
    </>
  );
}

function errorOf(errors: FieldError[], field: string) {
  const found = errors.find((error) => error.field === field);
  return found === undefined ? undefined : { text: found.message };
}

function Kinds({ kinds, typed, errors }: Omit<Props, 'hasMail'>) {
  const urgent = kinds.filter((kind) => kind.urgent === true);
  const others = kinds.filter((kind) => kind.urgent !== true);
  return (
    <Section id="kinds" title="What you hear of">
      {others.map((kind) => (
        <Select
          id={fieldOf(kind)}
          name={fieldOf(kind)}
          label={{ text: kind.title }}
          items={CHOICES}
          value={typed.choices[fieldOf(kind)]}
          errorMessage={errorOf(errors, fieldOf(kind))}
        />
      ))}
      {urgent.length > 0 && (
        <SummaryList
          rows={urgent.map((kind) => ({
            key: { text: kind.title },
            value: { text: 'By mail, at once and at any hour. This cannot be turned off.' },
          }))}
        />
      )}
      {kinds.length === 0 && <p class="govuk-body">Amberley tells of nothing yet.</p>}
    </Section>
  );
}

function Times({ typed, errors }: Pick<Props, 'typed' | 'errors'>) {
  return (
    <Section id="times" title="When">
      <Select
        id="digestHour"
        name="digestHour"
        label={{ text: 'Mails that gather what is new come at' }}
        items={HOURS}
        value={typed.digestHour}
        errorMessage={errorOf(errors, 'digestHour')}
      />
      <Select
        id="digestWeekday"
        name="digestWeekday"
        label={{ text: 'The weekly one comes on' }}
        items={WEEKDAYS.map((text, i) => ({ value: String(i + 1), text }))}
        value={typed.digestWeekday}
        errorMessage={errorOf(errors, 'digestWeekday')}
      />
      <Select
        id="quietFrom"
        name="quietFrom"
        label={{ text: 'Send me nothing from' }}
        hint={{ text: 'What is urgent comes at any hour.' }}
        items={[{ value: '', text: 'No quiet time' }, ...HOURS]}
        value={typed.quietFrom}
        errorMessage={errorOf(errors, 'quietFrom')}
      />
      <Select
        id="quietTo"
        name="quietTo"
        label={{ text: 'Until' }}
        items={[{ value: '', text: 'No quiet time' }, ...HOURS]}
        value={typed.quietTo}
        errorMessage={errorOf(errors, 'quietTo')}
      />
      <Checkboxes
        idPrefix="workingDaysOnly"
        name="workingDaysOnly"
        items={[{ value: 'yes', text: 'Nothing on Saturdays and Sundays', checked: typed.workingDaysOnly }]}
      />
    </Section>
  );
}
