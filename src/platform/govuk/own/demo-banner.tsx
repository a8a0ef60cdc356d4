/** Says on every page of a demonstration that nothing in it is real. */
export function DemoBanner() {
  return (
    <div class="amb-demo" role="note" aria-label="Demonstration">
      <div class="govuk-width-container amb-container">
        <strong class="amb-demo__word">Demonstration</strong>
        <span class="amb-demo__text">invented council, invented services</span>
      </div>
    </div>
  );
}
