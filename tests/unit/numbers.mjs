/** Numbers that look random and are the same every time. */
export function numbers(seed) {
  let state = BigInt(seed);
  return (limit) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % (1n << 64n);
    return ((state >> 11n) * limit) >> 53n;
  };
}
