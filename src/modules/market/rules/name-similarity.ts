const PASSED_OVER = new Set(['the', 'ltd', 'limited', 'care', 'home', 'homes', 'residential', 'nursing', 'house', 'centre', 'service', 'services']); // prettier-ignore

/**
 * How alike two names of services are, 0 to 1: the share of letter pairs that they have in common (Dice), in any order
 * of words. Words that half of all services have ("care", "home") count only where nothing else is left.
 */
export function nameSimilarity(a: string, b: string): number {
  const [left, right] = [plain(a), plain(b)];
  if (left === '' || right === '') return 0;
  if (left === right) return 1;
  const [inLeft, inRight] = [pairs(left), pairs(right)];
  let common = 0;
  for (const [pair, n] of inLeft) common += Math.min(n, inRight.get(pair) ?? 0);
  return (2 * common) / (count(inLeft) + count(inRight));
}

function plain(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !PASSED_OVER.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

function pairs(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of text.split(' ')) {
    const padded = ` ${word} `;
    for (let i = 0; i + 1 < padded.length; i++) {
      const pair = padded.slice(i, i + 2);
      found.set(pair, (found.get(pair) ?? 0) + 1);
    }
  }
  return found;
}

function count(of: Map<string, number>): number {
  let sum = 0;
  for (const n of of.values()) sum += n;
  return sum;
}
