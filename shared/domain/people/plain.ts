/** Lower case, without accents and typographic quotes; offsets are not kept. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/[\u2018\u2019]/g, "'").toLowerCase()
