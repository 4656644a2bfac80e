import fc from 'fast-check'

/** How much garbage to send: a small lot in each run of the tests, all of it by `npm run test:fuzz`. */
export const FUZZ_RUNS = Number(process.env.FUZZ_RUNS ?? 3_000)
export const SEED = 20_241_127

/** What people and programs send by mistake or on purpose. */
const NAUGHTY = [
  ...['', ' ', '\0', '\u0007', '\u001b[2J', '\u202e', '\ufeff', '\ud800', '𝕏', 'ﷺ', '__proto__', 'constructor'],
  ...[
    '<script>alert(1)</script>',
    "' or 1=1 --",
    '../../etc/passwd',
    '#{7*7}',
    '{{7*7}}',
    '%00',
    'NaN',
    'null',
    '1e999',
  ],
  ...['x'.repeat(10_000), '0x1F', '2024-02-30', '-0', 'true', '64.08', 'wall-1', 'https://example.invalid/'],
]
const naughty = fc.constantFrom<unknown>(
  ...NAUGHTY,
  ...[
    0,
    -0,
    -1,
    1e308,
    -1e308,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    0.1,
    null,
    undefined,
    true,
    [],
    {},
    [[]],
  ],
)
const anything = fc.oneof(
  { weight: 3, arbitrary: naughty },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 3, withNullPrototype: true, withBigInt: true, withDate: true }) },
)

/** Paths to every value inside. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}
function put(value: unknown, [key, ...rest]: readonly string[], garbage: unknown): unknown {
  if (key === undefined) return garbage
  if (Array.isArray(value)) return value.map((it: unknown, i) => (String(i) === key ? put(it, rest, garbage) : it))
  if (typeof value !== 'object' || value === null) return garbage
  return { ...value, [key]: put(Reflect.get(value, key), rest, garbage) }
}

/** A right value with something wrong put in up to three places, or nothing right at all. */
export function spoiled(right: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(right)
  const spots = fc.array(fc.tuple(fc.constantFrom(...paths), anything), { minLength: 1, maxLength: 3 })
  const inPlaces = spots.map((its) => its.reduce((value, [path, garbage]) => put(value, path, garbage), right))
  return fc.oneof({ weight: 4, arbitrary: inPlaces }, { weight: 1, arbitrary: anything })
}
