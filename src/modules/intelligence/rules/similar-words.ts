/**
 * How alike two texts are, 0 to 1: the share of three-letter pieces of words that they have in common (Jaccard, as the
 * trigrams of PostgreSQL), in any order. Two empty texts are not alike: they say nothing.
 */
export function similarWords(a: string, b: string): number {
  const [left, right] = [trigrams(a), trigrams(b)];
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const piece of left) if (right.has(piece)) common += 1;
  return common / (left.size + right.size - common);
}

function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  for (const word of words) {
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i += 1) found.add(padded.slice(i, i + 3));
  }
  return found;
}
