import { Columns, EmptyState, InsetText, PageHeading, Section } from '../../../../platform/govuk/index.ts';
import { ActionsPanel } from './actions-panel.tsx';
import { CqcPanel } from './cqc-panel.tsx';
import { EscalationPanel } from './escalation-panel.tsx';
import { LocalPanel } from './local-panel.tsx';
import type { NamedOnlyModel, ServicePageModel } from './presenter.ts';
import { RegistrationList } from './registration-list.tsx';
import { ReturnsPanel } from './returns-panel.tsx';
import { RiskPanel } from './risk-panel.tsx';
import { SharedPanel } from './shared-panel.tsx';
import { ServiceTimeline } from './timeline-section.tsx';
import { ServiceTop } from './top.tsx';

/** The one page of a service: how it stands and why, what CQC says, what we know, and all that happened. */
export function ServicePage({ model }: { model: ServicePageModel }) {
  return (
    <>
      <ServiceTop top={model.top} today={model.today} />
      <Columns
        aside={
          <>
            {model.shared.map((shared) => (
              <SharedPanel shared={shared} />
            ))}
            <RiskPanel risk={model.risk} />
            {model.escalation && <EscalationPanel escalation={model.escalation} />}
            {model.actions && <ActionsPanel actions={model.actions} />}
            <LocalPanel local={model.local} />
            {model.returns && <ReturnsPanel returns={model.returns} />}
          </>
        }
      >
        {model.cqc === null ? (
          <Section id="cqc" title="CQC ratings">
            <EmptyState title="CQC does not register this service" headingLevel={3}>
              The council keeps it in its own list, so there are no ratings from CQC.
            </EmptyState>
          </Section>
        ) : (
          <CqcPanel cqc={model.cqc} chart={model.chart} today={model.today} />
        )}
        {model.registrations.length > 0 && (
          <Section id="registrations" title="Registrations of this service">
            <RegistrationList registrations={model.registrations} />
          </Section>
        )}
      </Columns>
      <ServiceTimeline timeline={model.timeline} />
    </>
  );
}

/** A registration that the register knows only because others name it. */
export function NamedOnlyPage({ model }: { model: NamedOnlyModel }) {
  return (
    <>
      <PageHeading title={model.title} caption={`CQC id ${model.locationId}`} />
      <InsetText>
        No record of this registration has been imported. It is known because CQC names it beside the
        registrations below.
      </InsetText>
      <Section id="registrations" title="Registrations of this service">
        <RegistrationList registrations={model.registrations} />
      </Section>
    </>
  );
}
