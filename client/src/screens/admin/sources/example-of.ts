import { routes } from '@jaga-jarak/shared/api.ts'
import type { Source } from '@jaga-jarak/shared/source.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** How a source reports, to be tried in a shell; `place` lies in the operation. Degrees. */
export function exampleOf(
  { origin, token, source }: { origin: string; token: string; source: Source },
  place: { lon: number; lat: number },
): string {
  const report = { category: source.words[0]?.word ?? 'bentrok', severity: 'severe', position: place, note: '' }
  return [
    `curl ${origin}${routes.reportFromSource.path}`,
    `-H 'Authorization: Bearer ${token}'`,
    `-H 'Idempotency-Key: 2024-000123'`,
    `-H 'Content-Type: application/json'`,
    `-d ${quoted(JSON.stringify(report))}`,
  ].join(' ')
}
