/** A symmetric, positive definite matrix of `size` rows, row by row. */
export type Matrix = Float64Array;

/** A matrix with these numbers on its diagonal and 0 elsewhere. */
export function diagonal(numbers: readonly number[]): Matrix {
  const size = numbers.length;
  const matrix = new Float64Array(size * size);
  numbers.forEach((number, i) => (matrix[i * size + i] = number));
  return matrix;
}

/** Matrix times vector, written into `into`. */
export function times(matrix: Matrix, vector: Float64Array, into: Float64Array): Float64Array {
  const size = vector.length;
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += matrix[i * size + j]! * vector[j]!;
    into[i] = sum;
  }
  return into;
}

/** The same product of a symmetric matrix, row by row; quick where most of the vector is 0. */
export function combined(matrix: Matrix, vector: Float64Array, into: Float64Array): Float64Array {
  const size = vector.length;
  into.fill(0);
  for (let k = 0; k < size; k++) {
    const share = vector[k]!;
    if (share === 0) continue;
    const row = k * size;
    for (let i = 0; i < size; i++) into[i]! += matrix[row + i]! * share;
  }
  return into;
}

/** The inverse by Gauss and Jordan; needs no pivots, as the matrix is positive definite. Made exactly symmetric. */
export function inverse(matrix: Matrix, size: number): Matrix {
  const left = Float64Array.from(matrix);
  const right = diagonal(Array.from({ length: size }, () => 1));
  for (let column = 0; column < size; column++) {
    scaleRow(left, right, column, size);
    for (let row = 0; row < size; row++) if (row !== column) clearCell(left, right, row, column, size);
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const mean = (right[i * size + j]! + right[j * size + i]!) / 2;
      right[i * size + j] = mean;
      right[j * size + i] = mean;
    }
  return right;
}

function scaleRow(left: Matrix, right: Matrix, column: number, size: number): void {
  const by = 1 / left[column * size + column]!;
  for (let j = 0; j < size; j++) {
    left[column * size + j]! *= by;
    right[column * size + j]! *= by;
  }
}

function clearCell(left: Matrix, right: Matrix, row: number, column: number, size: number): void {
  const by = left[row * size + column]!;
  if (by === 0) return;
  for (let j = 0; j < size; j++) {
    left[row * size + j]! -= by * left[column * size + j]!;
    right[row * size + j]! -= by * right[column * size + j]!;
  }
}
