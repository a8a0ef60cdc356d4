import type { FieldError } from '../../../kernel/parsed.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import { messages } from '../messages.ts';
import type { Design } from './design.ts';

/** 0 for Green to 2 for Red. */
const badness = (rag: Rag): number => RAGS.length - 1 - RAGS.indexOf(rag);

/** What contradicts itself in a design: levels whose bounds fall, and cells that get better where things are worse. */
export function checkDesign(design: Design): FieldError[] {
  return [...wrongRoles(design), ...wrongImpact(design), ...wrongCells(design), ...wrongMenu(design)];
}

function wrongRoles({ roles }: Design): FieldError[] {
  if (roles.length === 0) return [{ field: 'role-0-name', message: messages.roleMissing }];
  return roles.flatMap(({ name, bands }, i) => {
    const same = roles.findIndex((other) => other.name.toLowerCase() === name.toLowerCase());
    if (same < i) return [{ field: `role-${i}-name`, message: messages.roleTwice(name) }];
    if (bands.every(({ number, percent }) => number === null && percent === null))
      return [{ field: `role-${i}-percent-1`, message: messages.bandMissing(name) }];
    return (['number', 'percent'] as const).flatMap((part) => {
      const falls = bands.find((band, at) =>
        bands.slice(0, at).some((before) => before[part] !== null && band[part] !== null && before[part] > band[part]),
      );
      return falls === undefined ? [] : [{ field: `role-${i}-${part}-${falls.level}`, message: messages.bandFalls(name) }];
    });
  });
} // prettier-ignore

function wrongImpact({ impact }: Design): FieldError[] {
  return impact.flatMap(({ name, size }, i) => {
    const before = impact.slice(0, i).some((lower) => lower.size !== null && size !== null && lower.size > size);
    return before ? [{ field: `impact-${i}-size`, message: messages.sizeFalls(name) }] : [];
  });
} // prettier-ignore

function wrongCells({ cells, likelihood, impact }: Design): FieldError[] {
  const errors: FieldError[] = [];
  cells.forEach((row, l) =>
    row.forEach((rag, i) => {
      const [left, above] = [row[i - 1], cells[l - 1]?.[i]];
      const best = Math.max(left === undefined ? 0 : badness(left), above === undefined ? 0 : badness(above));
      if (badness(rag) < best)
        errors.push({
          field: `cell-${l}-${i}`,
          message: messages.cellBetter(likelihood[l]?.name ?? '', impact[i]?.name ?? '', rag),
        });
    }),
  );
  if (new Set(cells.flat()).size < 2) errors.push({ field: 'cell-0-0', message: messages.oneColour });
  return errors;
}

function wrongMenu({ menu }: Design): FieldError[] {
  if (menu.length === 0) return [{ field: 'menu', message: messages.menuMissing }];
  const long = menu.find((item) => item.length > 200);
  return long === undefined ? [] : [{ field: 'menu', message: messages.menuLong(`${long.slice(0, 40)}...`) }];
}
