// Paints the shipped pictures: `node paint.mjs`. Each is a few lines of arithmetic and a seed; the recipe is
// written to images/recipes.json, and what the chain will know of each picture to unit/images.json.
//
// The files are in the repository: a later encoder may write other bytes, and with them other content hashes.

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { fingerprintHex } from './lib/fingerprint.mjs';
import { readPictures } from './lib/picture.mjs';

const folder = fileURLToPath(new URL('images/', import.meta.url));

/** A generator of numbers in [0, 1), the same for the same seed everywhere. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const mix = (a, b, t) => a + (b - a) * t;
const clamp = (x, low = 0, high = 1) => Math.min(high, Math.max(low, x));
const smooth = (t) => t * t * (3 - 2 * t);

/** The colour at `t` in [0, 1] along a list of [r, g, b]. */
function gradient(stops, t) {
  const at = clamp(t) * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(at));
  return stops[i].map((c, k) => mix(c, stops[i + 1][k], at - i));
}

/** Smooth noise in [0, 1] over the plane, and a sum of its octaves. */
function noise(seed) {
  const next = random(seed);
  const table = Array.from({ length: 4096 }, next);
  const corner = (x, y) => table[(((x * 73856093) ^ (y * 19349663)) >>> 0) % 4096];
  const value = (x, y) => {
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [smooth(x - i), smooth(y - j)];
    return mix(mix(corner(i, j), corner(i + 1, j), u), mix(corner(i, j + 1), corner(i + 1, j + 1), u), v);
  };
  const octaves = (x, y, n = 4) => {
    let [sum, weight, total] = [0, 1, 0];
    for (let k = 0; k < n; k++, weight /= 2) {
      sum += weight * value(x * 2 ** k, y * 2 ** k);
      total += weight;
    }
    return sum / total;
  };
  return { value, octaves };
}

class Canvas {
  constructor(width, height, channels = 3) {
    Object.assign(this, { width, height, channels, data: Buffer.alloc(width * height * channels) });
  }

  /** Paints every pixel by `shade(x, y)`, coordinates in [0, 1) by the height. */
  shade(shade) {
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) this.set(x, y, shade(x / this.height, y / this.height));
    }
    return this;
  }

  set(x, y, colour) {
    colour.forEach((c, k) => { this.data[(y * this.width + x) * this.channels + k] = Math.round(clamp(c, 0, 255)); });
  }

  /** Lays `colour` over the pixel, `alpha` thick. */
  glaze(x, y, colour, alpha) {
    const [i, j] = [Math.floor(x), Math.floor(y)];
    if (i < 0 || j < 0 || i >= this.width || j >= this.height) return;
    const at = (j * this.width + i) * this.channels;
    for (let k = 0; k < 3; k++) this.data[at + k] = Math.round(mix(this.data[at + k], colour[k], alpha));
  }

  encode() {
    return sharp(this.data, { raw: { width: this.width, height: this.height, channels: this.channels } });
  }
}

/** Ridges of sand under a low sun, one behind the other. */
function dunes({ seed, ridges }) {
  const { octaves } = noise(seed);
  const sky = [[38, 32, 74], [150, 78, 104], [242, 150, 96], [255, 214, 150]];
  const sand = [[250, 196, 128], [214, 128, 82], [132, 66, 70], [62, 34, 58]];
  return new Canvas(192, 144).shade((x, y) => {
    let colour = gradient(sky, y * 1.7);
    const sun = Math.hypot(x - 0.96, y - 0.36);
    colour = colour.map((c, k) => mix([255, 240, 205][k], c, clamp(smooth(clamp((sun - 0.08) * 9)) * 0.75 + sun * 0.4)));
    for (let r = 0; r < ridges; r++) {
      const depth = r / (ridges - 1);
      const crest = 0.46 + 0.42 * depth ** 1.4 + 0.2 * (octaves(x * (1.4 + depth) + r * 9.7, r * 3.1, 3) - 0.5);
      if (y < crest) continue;
      const lit = octaves(x * 3 + (y - crest) * 5, r * 5 + y * 2, 3);
      colour = gradient(sand, depth * 0.7 + (y - crest) * 0.9 + (lit - 0.5) * 0.35);
    }
    return colour;
  }).encode().png({ palette: true, colours: 64, effort: 10, dither: 0.6 });
}

/** Thousands of grains carried by a field of noise. */
function currents({ seed, grains, steps }) {
  const { octaves } = noise(seed);
  const next = random(seed + 1);
  const inks = [[18, 92, 122], [28, 150, 150], [240, 190, 92], [232, 96, 76], [84, 44, 98]];
  const canvas = new Canvas(192, 192).shade((x, y) => gradient([[250, 244, 230], [238, 226, 206]], (x + y) / 2));
  for (let g = 0; g < grains; g++) {
    let [x, y] = [next() * 192, next() * 192];
    const ink = gradient(inks, octaves(x / 110, y / 110, 2) * 1.6 - 0.3);
    for (let s = 0; s < steps; s++) {
      const angle = octaves(x / 70 + 40, y / 70, 2) * Math.PI * 5;
      x += Math.cos(angle) * 0.9;
      y += Math.sin(angle) * 0.9;
      canvas.glaze(x, y, ink, 0.28);
    }
  }
  return canvas.encode().jpeg({ quality: 72, mozjpeg: true });
}

/** Cells around scattered seeds, like a reef seen from above. */
function reef({ seed, cells }) {
  const next = random(seed);
  const { octaves } = noise(seed + 7);
  const points = Array.from({ length: cells }, () => ({ x: next() * 1.2 - 0.1, y: next() * 1.2 - 0.1, tone: next() }));
  const water = [[6, 38, 74], [12, 84, 116], [38, 150, 158], [132, 212, 190]];
  const coral = [[250, 128, 104], [255, 176, 116], [236, 84, 112], [252, 220, 160]];
  return new Canvas(160, 160).shade((x0, y0) => {
    const bend = octaves(x0 * 4, y0 * 4, 3) * 0.09;
    const [x, y] = [x0 + bend, y0 + bend];
    let [near, second, tone] = [9, 9, 0];
    for (const p of points) {
      const d = Math.hypot(p.x - x, p.y - y);
      if (d < near) [second, near, tone] = [near, d, p.tone];
      else if (d < second) second = d;
    }
    const edge = second - near;
    if (edge < 0.012) return gradient(water, 0.05);
    return tone < 0.42 ? gradient(coral, tone * 2.2 - near * 4 + 0.3) : gradient(water, 0.25 + edge * 5 + tone * 0.25);
  }).encode().webp({ quality: 74, effort: 6 });
}

/** Rings of two sources, crossing. Lossless, so the colours are few. */
function ripples({ seed, sources }) {
  const next = random(seed);
  const drops = Array.from({ length: sources }, () => ({ x: next(), y: next(), wave: 26 + next() * 26 }));
  const shades = [[20, 22, 46], [46, 40, 92], [92, 66, 150], [172, 108, 190], [244, 178, 200], [255, 232, 220]];
  return new Canvas(128, 128).shade((x, y) => {
    const height = drops.reduce((sum, d) => sum + Math.sin(Math.hypot(x - d.x, y - d.y) * d.wave), 0) / sources;
    return shades[Math.min(5, Math.floor((height * 0.5 + 0.5) * 6))];
  }).encode().webp({ lossless: true, effort: 6 });
}

/** A tree that branches until it is twigs, on a transparent ground. */
function grove({ seed, depth }) {
  const next = random(seed);
  const [size, scale] = [160, 3];
  const big = new Canvas(size * scale, size * scale, 4);
  const paint = (x, y, radius, colour) => {
    for (let j = Math.floor(y - radius); j <= y + radius; j++) {
      for (let i = Math.floor(x - radius); i <= x + radius; i++) {
        if (i < 0 || j < 0 || i >= big.width || j >= big.height || Math.hypot(i - x, j - y) > radius) continue;
        big.set(i, j, [...colour, 255]);
      }
    }
  };
  const bark = [[74, 46, 60], [120, 72, 66], [176, 104, 74]];
  const leaves = [[232, 84, 92], [248, 150, 88], [252, 206, 120]];
  const branch = (x, y, angle, length, left) => {
    const [ex, ey] = [x + Math.cos(angle) * length, y - Math.sin(angle) * length];
    for (let t = 0; t <= 1; t += 1 / length) {
      paint(mix(x, ex, t), mix(y, ey, t), mix(left + 0.6, left, t) * 0.95, gradient(bark, 1 - left / depth));
    }
    if (left <= 2) paint(ex, ey, 5 + next() * 7, gradient(leaves, next()));
    if (left === 0) return;
    const fan = 0.32 + next() * 0.22;
    branch(ex, ey, angle + fan, length * (0.72 + next() * 0.1), left - 1);
    branch(ex, ey, angle - fan * (0.7 + next() * 0.5), length * (0.7 + next() * 0.12), left - 1);
  };
  branch(big.width / 2, big.height - 8, Math.PI / 2, 112, depth);
  return big.encode().resize(size, size).png({ palette: true, colours: 48, effort: 10 });
}

/** Bands of light over a ridge of firs. */
function aurora({ seed, bands }) {
  const { octaves } = noise(seed);
  const next = random(seed + 3);
  const stars = new Set(Array.from({ length: 130 }, () => `${Math.floor(next() * 256)},${Math.floor(next() * 110)}`));
  return new Canvas(256, 144).shade((x, y) => {
    let colour = gradient([[8, 10, 34], [16, 32, 66], [28, 66, 92]], y * 1.3);
    if (stars.has(`${Math.round(x * 144)},${Math.round(y * 144)}`)) colour = [226, 232, 255];
    for (let b = 0; b < bands; b++) {
      const foot = 0.5 - b * 0.1 + 0.28 * (octaves(x * 1.3 + b * 17, b * 5, 3) - 0.5);
      const above = foot - y;
      if (above < -0.03) continue;
      const rays = 0.45 + 0.55 * octaves(x * 14 + b * 31, y * 0.6, 2);
      const glow = Math.exp(-Math.max(0, above) * 7) * smooth(clamp((above + 0.03) * 24)) * rays;
      const light = gradient([[92, 246, 168], [64, 196, 206], [176, 96, 220]], clamp(above * 3.2));
      colour = colour.map((c, k) => c + light[k] * glow * 0.8);
    }
    const ridge = 0.8 - 0.1 * octaves(x * 2.2, 3, 2) - 0.055 * Math.abs(((x * 19 + octaves(x * 5, 9, 2)) % 1) - 0.5) * 2;
    return y > ridge ? gradient([[10, 22, 34], [4, 8, 16]], (y - ridge) * 5) : colour;
  }).encode().jpeg({ quality: 76, mozjpeg: true });
}

const painters = { dunes, currents, reef, ripples, grove, aurora };

const recipes = {
  'aurora.jpg': { painter: 'aurora', seed: 11, bands: 3 },
  'currents.jpg': { painter: 'currents', seed: 4, grains: 2600, steps: 46 },
  'dunes.png': { painter: 'dunes', seed: 21, ridges: 5 },
  'grove.png': { painter: 'grove', seed: 6, depth: 8 },
  'reef.webp': { painter: 'reef', seed: 9, cells: 46 },
  'ripples.webp': { painter: 'ripples', seed: 3, sources: 3 },
};

for (const [name, recipe] of Object.entries(recipes)) {
  await painters[recipe.painter](recipe).toFile(`${folder}${name}`);
}
await writeFile(`${folder}recipes.json`, `${JSON.stringify(recipes, null, 2)}\n`);

const { pictures } = await readPictures(folder);
const expected = Object.fromEntries(pictures.filter(({ name }) => name in recipes).map((picture) => {
  const { name, format, width, height, contentHash, recipeHash } = picture;
  return [name, { format, width, height, contentHash, fingerprint: fingerprintHex(picture.fingerprint), recipeHash }];
}));
await writeFile(new URL('unit/images.json', import.meta.url), `${JSON.stringify(expected, null, 2)}\n`);
for (const [name, { width, height, fingerprint }] of Object.entries(expected)) {
  console.log(`${name.padEnd(14)} ${width}x${height}  ${fingerprint}`);
}
