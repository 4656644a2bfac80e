const LONGEST = 200

/** Whose data it is, as maps tell it: without the links that are in it, on one line. Null when nothing is left. */
export function plainText(html: string | undefined): string | null {
  const words = (html ?? '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&copy;', '©')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
  return words === '' ? null : words
}
