/** Labels with their values, close together. */
export function Pairs({ rows }: { rows: readonly { label: string; value: string }[] }) {
  return (
    <dl class="amb-pairs">
      {rows.map((row) => (
        <div>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
