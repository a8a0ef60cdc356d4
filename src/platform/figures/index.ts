import type { Figure } from './types.ts';

export type { Figure, FigureParameters, FigureRow, FigureSelection, FigureValue } from './types.ts';

/** Every figure of every room, found by id. Throws where two rooms define one id. */
export class FigureCatalogue {
  readonly #byId = new Map<string, Figure>();

  constructor(figures: readonly Figure[]) {
    for (const figure of figures) {
      if (this.#byId.has(figure.id)) throw new Error(`two figures have the id "${figure.id}"`);
      this.#byId.set(figure.id, figure);
    }
  }

  /** The figures whose permission a reader holds: to everybody else the others are not there. */
  allowedTo(may: (permission: string) => boolean): FigureCatalogue {
    return new FigureCatalogue(this.all().filter((figure) => may(figure.permission)));
  }

  find(id: string): Figure | undefined {
    return this.#byId.get(id);
  }

  all(): Figure[] {
    return [...this.#byId.values()].sort((a, b) => a.id.localeCompare(b.id));
  }
}
