/** In the order in which their names may be trusted: most browsers call themselves by those of others as well. */
const BROWSERS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Headless)?(?:Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const
const SYSTEMS = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
] as const

/** Browser and system in what a browser calls itself; null where it does not say. */
export function browserOf(agent: string): { browser: string | null; system: string | null } {
  const named = (list: readonly (readonly [string, RegExp])[]): string | null =>
    list.find(([, sign]) => sign.test(agent))?.[0] ?? null
  return { browser: named(BROWSERS), system: named(SYSTEMS) }
}
