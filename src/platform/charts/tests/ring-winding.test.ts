import { geoArea } from 'd3-geo';
import { expect, it } from 'vitest';
import { woundForDrawing } from '../ring-winding.ts';

const ring: [number, number][] = [[-2, 53], [-1, 53], [-1, 54], [-2, 54], [-2, 53]]; // prettier-ignore

for (const [words, coordinates] of [
  ['one way', ring],
  ['the other way', [...ring].reverse()],
] as const) {
  it(`a ring wound ${words} is drawn as its inside, not as the rest of the world`, () => {
    const shape = { type: 'MultiPolygon' as const, coordinates: [[[...coordinates]]] };
    expect(geoArea(woundForDrawing(shape))).toBeLessThan(0.01);
    expect(geoArea(woundForDrawing({ type: 'GeometryCollection', geometries: [shape] }))).toBeLessThan(0.01);
  });
}
