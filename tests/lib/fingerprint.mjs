// The perceptual fingerprint of a picture: 64 bits that stay alike when the picture is scaled or compressed again.
//
// A difference hash in integers only, so that any language arrives at the same bits from the same pixels:
//
//   1. Pixels are 8-bit red, green, blue and alpha, in the order they are stored in the file.
//   2. A colour over white: c' = floor((c * a + 255 * (255 - a)) / 255).
//   3. Luma, in thousandths: 299 R' + 587 G' + 114 B'.
//   4. A grid of 9 columns and 8 rows; column i begins at x = floor(i * width / 9), row j at y = floor(j * height / 8),
//      and each ends where the next begins. A cell is the sum of its pixels' luma.
//   5. In each row, each of the first eight cells is compared with its right neighbour: the bit is 1 if the mean on
//      the left is less than the mean on the right. Cells of one row are equally high, so that means compare as
//      sumLeft * columnsRight < sumRight * columnsLeft, without dividing.
//   6. Bits are taken row by row from the top, left to right; the first is the most significant.
//
// docs/attestation.md says the same in prose.

const COLUMNS = 9;
const ROWS = 8;

/** The fingerprint, a BigInt below 2^64, of `width` x `height` pixels of four bytes (RGBA). */
export function fingerprint({ data, width, height }) {
  if (width < COLUMNS || height < ROWS) {
    throw new RangeError(`${width}x${height} pixels are too few for a fingerprint: at least ${COLUMNS}x${ROWS}`);
  }
  if (data.length !== width * height * 4) {
    throw new RangeError(`${data.length} bytes are no ${width}x${height} pixels of four bytes`);
  }
  let bits = 0n;
  for (let row = 0; row < ROWS; row++) {
    const cells = cellsOfRow({ data, width, height }, row);
    for (let column = 0; column + 1 < COLUMNS; column++) {
      const [left, right] = [cells[column], cells[column + 1]];
      const brighter = left.sum * right.columns < right.sum * left.columns;
      bits = (bits << 1n) | (brighter ? 1n : 0n);
    }
  }
  return bits;
}

function cellsOfRow({ data, width, height }, row) {
  const top = Math.floor((row * height) / ROWS);
  const bottom = Math.floor(((row + 1) * height) / ROWS);
  const cells = [];
  for (let column = 0; column < COLUMNS; column++) {
    const begin = Math.floor((column * width) / COLUMNS);
    const end = Math.floor(((column + 1) * width) / COLUMNS);
    let sum = 0; // below 2^53 for any cell of less than 3 * 10^10 pixels
    for (let y = top; y < bottom; y++) {
      for (let at = (y * width + begin) * 4; at < (y * width + end) * 4; at += 4) {
        sum += luma(data[at], data[at + 1], data[at + 2], data[at + 3]);
      }
    }
    cells.push({ sum: BigInt(sum), columns: BigInt(end - begin) });
  }
  return cells;
}

function luma(red, green, blue, alpha) {
  return 299 * overWhite(red, alpha) + 587 * overWhite(green, alpha) + 114 * overWhite(blue, alpha);
}

function overWhite(colour, alpha) {
  return Math.floor((colour * alpha + 255 * (255 - alpha)) / 255);
}

/** In how many of 64 bits two fingerprints differ. */
export function distance(a, b) {
  let count = 0;
  for (let bits = a ^ b; bits > 0n; bits &= bits - 1n) count++;
  return count;
}

/** A fingerprint as people write it: 16 hexadecimal digits. */
export const fingerprintHex = (bits) => `0x${bits.toString(16).padStart(16, '0')}`;
