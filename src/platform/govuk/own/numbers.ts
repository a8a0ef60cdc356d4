const ONE_DECIMAL = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** "12,345"; at most one decimal. */
export function thousands(n: number): string {
  return ONE_DECIMAL.format(n);
}

/** "3.5%"; "–" where there is nothing to divide by. */
export function percentage(n: number, of: number): string {
  return of === 0 ? '–' : `${ONE_DECIMAL.format((n / of) * 100)}%`;
}
