import { PageHeading, PageTabs } from '../../../platform/govuk/index.ts';
import { paths } from '../routes.ts';
import type { LocationFacts } from './register.ts';

interface Props {
  location: LocationFacts & { locationId: string };
  title: string;
  current: 'facts' | 'enforcement' | 'placements';
}

/** The top of a page about one location: its name, and the council's other pages about it. */
export function LocationHeading({ location, title, current }: Props) {
  const { locationId, name, postcode } = location;
  return (
    <>
      <PageHeading title={title} caption={postcode === '' ? name : `${name}, ${postcode}`} />
      <PageTabs
        label="What the council records"
        items={[
          { text: 'Local facts', href: paths.localFacts(locationId), current: current === 'facts' },
          { text: 'Enforcement', href: paths.enforcements(locationId), current: current === 'enforcement' },
          { text: 'People placed', href: paths.placements(locationId), current: current === 'placements' },
        ]}
      />
    </>
  );
}
