import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { RAGS, type Rag } from '../../../../kernel/rating.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { checkDesign } from '../../rules/check-design.ts';
import type { Band, Design, ImpactLevel, Level, Role } from '../../rules/design.ts';

/** Rows of roles that the form has. */
export const ROLE_ROWS = 6;
const MOST = 9999;

/** A design as it stands in the form. */
export function fieldsOf(design: Design): Fields {
  const fields: Record<string, string> = {
    whole: design.questions.whole,
    part: design.questions.part,
    sizeBy: design.sizeBy,
    menu: design.menu.join('\n'),
  };
  const typed = (n: number | null) => (n === null ? '' : String(n));
  design.roles.forEach(({ key, name, most, bands }, i) => {
    Object.assign(fields, { [`role-${i}-key`]: key, [`role-${i}-name`]: name, [`role-${i}-most`]: String(most) });
    for (const { level, number, percent } of bands)
      Object.assign(fields, { [`role-${i}-number-${level}`]: typed(number), [`role-${i}-percent-${level}`]: typed(percent) });
  });
  design.likelihood.forEach(({ name, meaning }, i) =>
    Object.assign(fields, { [`likelihood-${i}-name`]: name, [`likelihood-${i}-meaning`]: meaning }),
  );
  design.impact.forEach(({ name, meaning, size, types }, i) =>
    Object.assign(fields, {
      [`impact-${i}-name`]: name, [`impact-${i}-meaning`]: meaning, [`impact-${i}-size`]: typed(size), [`impact-${i}-types`]: types.join('; '),
    }),
  );
  design.cells.forEach((row, l) => row.forEach((rag, i) => (fields[`cell-${l}-${i}`] = rag)));
  return fields;
} // prettier-ignore

/** Reads a design. How many levels there are stays as in the one that it changes. */
export function parseDesign(fields: Fields, before: Design): Parsed<Design> {
  const errors: FieldError[] = [];
  const text = (name: string, most: number, message: string) => {
    const value = one(fields, name);
    if (value === '' || value.length > most) errors.push({ field: name, message });
    return value;
  };
  const level = (axis: string) => (_: Level, i: number): Level => ({
    name: text(`${axis}-${i}-name`, 60, messages.levelName),
    meaning: one(fields, `${axis}-${i}-meaning`).slice(0, 300),
  }); // prettier-ignore
  const design: Design = {
    name: before.name,
    source: before.source,
    questions: { whole: text('whole', 200, messages.questionMissing), part: text('part', 200, messages.questionMissing) },
    sizeBy: one(fields, 'sizeBy') === 'staff' ? 'staff' : 'beds',
    roles: readRoles(fields, before, errors),
    likelihood: before.likelihood.map(level('likelihood')),
    impact: before.impact.map((was, i): ImpactLevel => ({ ...level('impact')(was, i), ...readImpact(fields, i, errors) })),
    cells: before.cells.map((row, l) => row.map((was, i) => readCell(fields, `cell-${l}-${i}`, was, errors))),
    menu: [...new Set(one(fields, 'menu').split(/\r?\n/).map((item) => item.trim()).filter((item) => item !== ''))],
  }; // prettier-ignore
  const wrong = errors.length > 0 ? errors : checkDesign(design);
  return wrong.length > 0 ? { errors: wrong } : { value: design };
}

function readRoles(fields: Fields, before: Design, errors: FieldError[]): Role[] {
  const used = new Set<string>();
  return Array.from({ length: ROLE_ROWS }, (_, i) => i).flatMap((i) => {
    const name = one(fields, `role-${i}-name`);
    if (name === '') return [];
    if (name.length > 60) errors.push({ field: `role-${i}-name`, message: messages.roleLong });
    const most = wholeNumber(one(fields, `role-${i}-most`), 1, MOST);
    if (most == null) errors.push({ field: `role-${i}-most`, message: messages.mostWrong(name) });
    const kept = one(fields, `role-${i}-key`);
    const known = before.roles.some(({ key }) => key === kept) && !used.has(kept);
    const key = known ? kept : freeKey(used, before);
    used.add(key);
    return [{ key, name, most: most ?? MOST, bands: readBands(fields, i, before, errors) }];
  });
}

/** A key that no role has or had. */
function freeKey(used: ReadonlySet<string>, before: Design): string {
  const taken = new Set([...used, ...before.roles.map(({ key }) => key)]);
  let n = 1;
  while (taken.has(`role${n}`)) n += 1;
  return `role${n}`;
}

function readBands(fields: Fields, role: number, before: Design, errors: FieldError[]): Band[] {
  const bound = (field: string, most: number) => {
    const n = wholeNumber(one(fields, field), 1, most);
    if (n === undefined) errors.push({ field, message: messages.boundWrong });
    return n ?? null;
  };
  return before.likelihood.slice(1).map((_, i) => ({
    level: i + 1,
    number: bound(`role-${role}-number-${i + 1}`, MOST),
    percent: bound(`role-${role}-percent-${i + 1}`, 100),
  }));
}

function readImpact(fields: Fields, i: number, errors: FieldError[]): Pick<ImpactLevel, 'size' | 'types'> {
  const size = i === 0 ? null : wholeNumber(one(fields, `impact-${i}-size`), 1, MOST);
  if (size === undefined) errors.push({ field: `impact-${i}-size`, message: messages.sizeWrong });
  const types = one(fields, `impact-${i}-types`).split(';').map((type) => type.trim()).filter((type) => type !== '');
  return { size: size ?? null, types };
} // prettier-ignore

function readCell(fields: Fields, field: string, was: Rag, errors: FieldError[]): Rag {
  const rag = RAGS.find((known) => known === one(fields, field));
  if (rag === undefined) errors.push({ field, message: messages.cellColour });
  return rag ?? was;
}
