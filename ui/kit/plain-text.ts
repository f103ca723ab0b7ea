/** Lower case without accents, sign by sign: the place of a match is the same in both texts. */
export function plainText(text: string): string {
  const signs = Array.from(text.normalize('NFC'), (sign) => {
    const bare = sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return bare.length === sign.length ? bare : sign;
  });
  return signs.join('');
}
