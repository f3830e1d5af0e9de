// The fingerprint: worked by hand on small pictures, and against the shipped ones.

import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { distance, fingerprint, fingerprintHex } from '../lib/fingerprint.mjs';
import { NO_RECIPE, decode, readPicture, readPictures, sha256 } from '../lib/picture.mjs';

const images = fileURLToPath(new URL('../images/', import.meta.url));
const expected = JSON.parse(readFileSync(new URL('images.json', import.meta.url), 'utf8'));

/** Pixels of `width` x `height` with the colour `shade(x, y)`: [red, green, blue, alpha]. */
function pixels(width, height, shade) {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(shade(x, y), (y * width + x) * 4);
  return { data, width, height };
}
const grey = (value) => [value, value, value, 255];

test('brighter to the right is ones, darker or equal is zeros', () => {
  assert.equal(fingerprint(pixels(9, 8, (x) => grey(x * 20))), 0xffff_ffff_ffff_ffffn);
  assert.equal(fingerprint(pixels(9, 8, (x) => grey(255 - x * 20))), 0n);
  assert.equal(fingerprint(pixels(9, 8, () => grey(128))), 0n);
});

test('rows go from the top, and the first bit is the most significant', () => {
  assert.equal(fingerprint(pixels(9, 8, (x, y) => grey(y === 0 ? x * 20 : 0))), 0xff00_0000_0000_0000n);
  assert.equal(fingerprint(pixels(9, 8, (x, y) => grey(x === 1 && y === 0 ? 1 : 0))), 0x8000_0000_0000_0000n);
  assert.equal(fingerprint(pixels(9, 8, (x, y) => grey(x === 8 && y === 7 ? 1 : 0))), 1n);
});

test('cells begin at the floor, and unequal ones compare by their means', () => {
  // Ten columns in nine cells: the last cell has columns 8 and 9, with 90 + 110 of two, equal to 100 of one.
  const row = [0, 0, 0, 0, 0, 0, 0, 100, 90, 110];
  assert.equal(fingerprint(pixels(10, 8, (x) => grey(row[x]))) & 0xffn, 0b0000_0010n);
  const brighter = [0, 0, 0, 0, 0, 0, 0, 100, 90, 111];
  assert.equal(fingerprint(pixels(10, 8, (x) => grey(brighter[x]))) & 0xffn, 0b0000_0011n);
});

test('green weighs more than red, and red more than blue', () => {
  const step = (left, right) => fingerprint(pixels(9, 8, (x) => (x < 4 ? left : right))) !== 0n;
  assert.ok(step([255, 0, 0, 255], [0, 255, 0, 255]));
  assert.ok(step([0, 0, 255, 255], [255, 0, 0, 255]));
  assert.ok(!step([0, 255, 0, 255], [255, 0, 255, 255]));
});

test('what is transparent is white, whatever colour hides there', () => {
  const hidden = pixels(9, 8, (x) => (x % 2 ? [0, 0, 0, 0] : [255, 255, 255, 255]));
  assert.equal(fingerprint(hidden), 0n);
  const halves = fingerprint(pixels(9, 8, (x) => (x < 4 ? [0, 0, 0, 128] : [0, 0, 0, 127])));
  assert.equal(halves, 0x1010_1010_1010_1010n);
});

test('a picture smaller than the grid is refused', () => {
  assert.throws(() => fingerprint(pixels(8, 8, () => grey(0))), /8x8 pixels are too few/);
  assert.throws(() => fingerprint(pixels(9, 7, () => grey(0))), /9x7 pixels are too few/);
});

for (const [name, known] of Object.entries(expected)) {
  test(`${name} is as known`, async () => {
    const picture = await readPicture(join(images, name));
    assert.equal(picture.format, known.format);
    assert.deepEqual([picture.width, picture.height], [known.width, known.height]);
    assert.equal(picture.contentHash, known.contentHash);
    assert.equal(fingerprintHex(picture.fingerprint), known.fingerprint);
  });
}

test('the folder has exactly these pictures, each with its recipe', async () => {
  const { pictures, skipped } = await readPictures(images);
  assert.deepEqual(skipped, []);
  assert.deepEqual(pictures.map(({ name }) => name), Object.keys(expected));
  for (const { name, recipeHash } of pictures) assert.equal(recipeHash, expected[name].recipeHash);
  assert.ok(pictures.length >= 6 && new Set(pictures.map(({ format }) => format)).size === 3);
});

test('the content hash is what sha256sum prints', () => {
  const printed = execFileSync('sha256sum', [join(images, 'dunes.png')], { encoding: 'utf8' });
  assert.equal(`0x${printed.slice(0, 64)}`, expected['dunes.png'].contentHash);
});

test('scaling and compressing change few bits, another picture changes many', async () => {
  const [aurora, dunes] = ['aurora.jpg', 'dunes.png'].map((name) => BigInt(expected[name].fingerprint));
  const again = await sharp(join(images, 'dunes.png')).resize(500).jpeg({ quality: 60 }).toBuffer();
  assert.ok(distance(fingerprint(await decode(again)), dunes) <= 6);
  assert.ok(distance(aurora, dunes) >= 16);
});

test('every way of storing the same pixels gives the same fingerprint', async () => {
  const shade = (x, y) => grey((x * 37 + y * 91) % 256);
  const { data, width, height } = pixels(32, 24, shade);
  const raw = () => sharp(data, { raw: { width, height, channels: 4 } });
  const bits = fingerprint({ data, width, height });
  const stored = {
    rgba: await raw().png().toBuffer(),
    rgb: await raw().removeAlpha().png().toBuffer(),
    grey: await raw().removeAlpha().toColourspace('b-w').png().toBuffer(),
    palette: await raw().png({ palette: true, colours: 256, dither: 0, quality: 100 }).toBuffer(),
    sixteen: await raw().removeAlpha().toColourspace('rgb16').png().toBuffer(),
    webp: await raw().webp({ lossless: true }).toBuffer(),
    tiff: await raw().tiff({ compression: 'lzw' }).toBuffer(),
  };
  for (const [kind, bytes] of Object.entries(stored)) {
    assert.equal(fingerprintHex(fingerprint(await decode(bytes))), fingerprintHex(bits), kind);
  }
});

test('a picture is taken as stored: not turned, not converted by its profile, its lower bits cut off', async () => {
  const plain = (width, height) => sharp({ create: { width, height, channels: 3, background: '#c8141e' } });
  const turned = await decode(await plain(9, 20).withMetadata({ orientation: 6 }).png().toBuffer());
  assert.deepEqual([turned.width, turned.height], [9, 20]);
  const wide = await plain(9, 8).withIccProfile('p3').png().toBuffer();
  const { data: stored } = await sharp(wide, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
  assert.deepEqual([...(await decode(wide)).data.subarray(0, 3)], [...stored.subarray(0, 3)]);
  assert.notDeepEqual([...stored.subarray(0, 3)], [0xc8, 0x14, 0x1e]);
  const samples = new Uint16Array(9 * 8 * 3).fill(0x12ff);
  const deep = await sharp(samples, { raw: { width: 9, height: 8, channels: 3 } }).toColourspace('rgb16').png().toBuffer();
  assert.deepEqual([...(await decode(deep)).data.subarray(0, 4)], [0x12, 0x12, 0x12, 255]);
});

test('what is no picture is named and skipped', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sd-images-'));
  try {
    const dunes = readFileSync(join(images, 'dunes.png'));
    writeFileSync(join(folder, 'dunes.png'), dunes);
    writeFileSync(join(folder, 'cut.png'), dunes.subarray(0, 900));
    writeFileSync(join(folder, 'empty.jpg'), '');
    writeFileSync(join(folder, 'notes.txt'), 'a reef seen from above');
    writeFileSync(join(folder, 'drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"/>');
    writeFileSync(join(folder, 'tiny.png'), await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } }).png().toBuffer());
    const { pictures, skipped } = await readPictures(folder);
    assert.deepEqual(pictures.map(({ name, recipeHash }) => [name, recipeHash]), [['dunes.png', NO_RECIPE]]);
    assert.deepEqual(skipped.map(({ name }) => name), ['cut.png', 'drawing.svg', 'empty.jpg', 'notes.txt', 'tiny.png']);
    for (const { reason } of skipped) assert.ok(reason.length > 10);
    assert.equal(sha256(dunes), pictures[0].contentHash);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
