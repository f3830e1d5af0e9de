// A picture file, as the chain knows it: its content hash and its fingerprint.

import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';
import { fingerprint } from './fingerprint.mjs';

const FORMATS = ['png', 'jpeg', 'webp', 'gif', 'tiff', 'heif'];

/** A recipe hash that says: the recipe is not attested. */
export const NO_RECIPE = `0x${'00'.repeat(32)}`;

/** SHA-256 of bytes or text, as `0x…`; of a file's bytes it is what `sha256sum` prints. */
export const sha256 = (bytes) => `0x${createHash('sha256').update(bytes).digest('hex')}`;

/** Reads one picture. Throws an error that says what is wrong with the file. */
export async function readPicture(path) {
  const bytes = await readFile(path);
  const pixels = await decode(bytes);
  return {
    name: basename(path),
    format: pixels.format,
    width: pixels.width,
    height: pixels.height,
    contentHash: sha256(bytes),
    fingerprint: fingerprint(pixels),
  };
}

/** The first frame of an encoded picture as 8-bit RGBA, as stored: not rotated, colours not converted. */
export async function decode(bytes) {
  const image = sharp(bytes, { ignoreIcc: true });
  const { format } = await image.metadata();
  if (!FORMATS.includes(format)) throw new Error(`${format} is not a format of pictures made of pixels`);
  const { data, info } = await image.toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { format, data, width: info.width, height: info.height };
}

/**
 * Every picture in `folder`, by name; what could not be read is named in `skipped` with the reason.
 *
 * A `recipes.json` in the folder (file name to recipe) gives the recipe hashes: SHA-256 of the recipe's JSON text.
 */
export async function readPictures(folder) {
  const pictures = [];
  const skipped = [];
  const recipes = await readRecipes(folder);
  const names = (await readdir(folder)).sort();
  for (const name of names) {
    const path = join(folder, name);
    if (name === 'recipes.json' || (await stat(path).catch(() => null))?.isDirectory()) continue;
    try {
      const recipe = recipes[name];
      pictures.push({ ...(await readPicture(path)), recipeHash: recipe ? sha256(JSON.stringify(recipe)) : NO_RECIPE });
    } catch (error) {
      skipped.push({ name, reason: firstLine(error) });
    }
  }
  return { pictures, skipped };
}

/** The recipe hash of the picture at `path`, by the `recipes.json` beside it. */
export async function readRecipeHash(path) {
  const recipe = (await readRecipes(dirname(path)))[basename(path)];
  return recipe ? sha256(JSON.stringify(recipe)) : NO_RECIPE;
}

async function readRecipes(folder) {
  try {
    return JSON.parse(await readFile(join(folder, 'recipes.json'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw new Error(`${join(folder, 'recipes.json')}: ${firstLine(error)}`);
  }
}

const firstLine = (error) => String(error.message).split('\n')[0];
