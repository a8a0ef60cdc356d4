import type { ComponentChildren } from 'preact';

export interface MapPanelProps {
  id: string;
  title: string;
  /** A PointMap. */
  children: ComponentChildren;
  /** Beside the map: what is chosen, what could not be placed. */
  aside?: ComponentChildren;
}

/** A map with what belongs beside it. */
export function MapPanel(props: MapPanelProps) {
  return (
    <section class="amb-map-panel" aria-labelledby={`${props.id}-title`}>
      <h2 class="govuk-heading-m" id={`${props.id}-title`}>
        {props.title}
      </h2>
      <div class="amb-map-panel__ground">{props.children}</div>
      {props.aside && <div class="amb-map-panel__aside">{props.aside}</div>}
    </section>
  );
}
