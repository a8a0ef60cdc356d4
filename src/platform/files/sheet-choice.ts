import { FileProblem, WHOLE_FILE } from './file-problem.ts';

/** Picks one sheet by name as names come by. `undefined` takes the first, `null` none (only to list them). */
export class SheetChoice {
  readonly seen: string[] = [];
  private found = false;
  private readonly wanted: string | RegExp | null | undefined;

  constructor(wanted: string | RegExp | null | undefined) {
    this.wanted = wanted;
  }

  /** Notes the next sheet's name and answers whether it is the one. */
  sees(name: string): boolean {
    this.seen.push(name);
    if (this.found || !this.matches(name)) return false;
    this.found = true;
    return true;
  }

  private matches(name: string): boolean {
    if (this.wanted === undefined) return true;
    if (this.wanted === null) return false;
    return typeof this.wanted === 'string' ? plain(name) === plain(this.wanted) : this.wanted.test(name);
  }

  refuseIfNotFound(): void {
    if (this.found) return;
    const names = this.seen.map((name) => `"${name}"`).join(', ') || 'none';
    const wanted = typeof this.wanted === 'string' ? `"${this.wanted}"` : 'of the name we look for';
    throw new FileProblem({
      what: `The file has no sheet ${wanted}; its sheets are: ${names}`,
      where: WHOLE_FILE,
      doThis: 'Check that this is the right file, or rename the sheet.',
    });
  }
}

function plain(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase();
}
