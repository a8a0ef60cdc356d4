/** "12,345". */
export function thousands(n: number): string {
  return n.toLocaleString('en-GB', { maximumFractionDigits: 1 });
}

/** "3.5%"; "–" where there is nothing to divide by. */
export function percentage(n: number, of: number): string {
  return of === 0 ? '–' : `${((n / of) * 100).toLocaleString('en-GB', { maximumFractionDigits: 1 })}%`;
}
