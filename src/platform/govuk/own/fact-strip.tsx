import type { ComponentChildren } from 'preact';

export interface Fact {
  label: string;
  content: ComponentChildren;
}

/** The few facts that matter most, side by side: RAG, rating with its age, placements, next review, officer. */
export function FactStrip({ facts }: { facts: Fact[] }) {
  return (
    <dl class="amb-facts">
      {facts.map((fact) => (
        <div class="amb-facts__fact">
          <dt class="amb-facts__label">{fact.label}</dt>
          <dd class="amb-facts__content">{fact.content}</dd>
        </div>
      ))}
    </dl>
  );
}
