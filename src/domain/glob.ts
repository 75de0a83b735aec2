/**
 * Whether an address matches a glob of the config file: `*` stands for any text, also across dots and inside brackets; everything
 * else is itself. Own lines instead of minimatch or picomatch: there `[` opens a character class, so that a plain
 * `genesyscloud_flow.main["a"]` would not match itself, and `*` stops at slashes, which index keys may hold.
 */
export const matchesGlob = (glob: string, address: string): boolean => {
  const [first = '', ...rest] = glob.split('*');
  const last = rest.pop();
  if (last === undefined) return address === first;
  if (!address.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const found = address.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return address.length - last.length >= from && address.endsWith(last);
};

/**
 * The addresses that a source guards, in the order given. No guards: every address.
 *
 * @param guards globs; null where the config file names none
 */
export const guarded = (guards: readonly string[] | null, addresses: readonly string[]): readonly string[] =>
  guards === null ? addresses : addresses.filter((address) => guards.some((glob) => matchesGlob(glob, address)));
