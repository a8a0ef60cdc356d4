import type { GeoPermissibleObjects } from 'd3-geo';
import { PointMap } from '../../../../platform/charts/index.ts';
import { InsetText, MapPanel, PageHeading, PageTabs, RagTag } from '../../../../platform/govuk/index.ts';
import { ServiceFilterForm } from '../services/view.tsx';
import type { ServicesPageModel } from '../services/presenter.ts';
import { paths } from '../../routes.ts';
import type { MapModel } from './presenter.ts';

const LISTED = 25;

interface Props {
  list: ServicesPageModel;
  map: MapModel;
  boundaries: GeoPermissibleObjects | undefined;
}

/** The services on the ground, with the riskiest listed beside the map. */
export function MapPage({ list, map, boundaries }: Props) {
  const query = list.url.includes('?') ? list.url.slice(list.url.indexOf('?')) : '';
  return (
    <>
      <PageHeading title="Services" lead="The same list on the ground. Every point opens its service." />
      <ServiceFilterForm model={list} action="/services/map" />
      <PageTabs
        label="Views of this list"
        items={[
          { text: 'List', href: `${paths.services()}${query}` },
          { text: 'Map', href: `/services/map${query}`, current: true },
        ]}
      />
      {map.cut === null ? null : <InsetText text={map.cut} />}
      <MapPanel
        id="map"
        title={list.heading}
        aside={
          <>
            <h3 class="govuk-heading-s">Riskiest first</h3>
            <ol class="govuk-list govuk-list--number amb-map-list">
              {list.rows.slice(0, LISTED).map((row) => (
                <li>
                  <a class="govuk-link" href={row.href}>
                    {row.name}
                  </a>{' '}
                  <RagTag rag={row.rag} />
                </li>
              ))}
            </ol>
            {list.total > LISTED ? (
              <p class="govuk-body-s">
                <a class="govuk-link" href={`${paths.services()}${query}`}>
                  All {list.heading} as a list
                </a>
              </p>
            ) : null}
            {map.unplaced.length > 0 ? (
              <>
                <h3 class="govuk-heading-s">Not on the map: no place in the data</h3>
                <ul class="govuk-list govuk-list--bullet">
                  {map.unplaced.slice(0, LISTED).map((service) => (
                    <li>
                      <a class="govuk-link" href={service.href}>
                        {service.name}
                      </a>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </>
        }
      >
        <PointMap id="points" title="Services by colour" points={map.points} boundaries={boundaries} />
      </MapPanel>
    </>
  );
}
