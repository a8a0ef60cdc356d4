/** The ids in order, with one of them a place up or down; as they were where it cannot go further. */
export function moved(ids: readonly string[], id: string, by: 'up' | 'down'): string[] {
  const from = ids.indexOf(id);
  const to = by === 'up' ? from - 1 : from + 1;
  if (from === -1 || to < 0 || to >= ids.length) return [...ids];
  const next = [...ids];
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}
