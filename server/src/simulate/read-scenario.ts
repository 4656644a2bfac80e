import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { prettifyError } from 'zod'
import { Scenario } from './scenario.ts'

const folder = resolve(import.meta.dirname, 'scenarios')

export const scenarioNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -5))

/** A shipped scenario by name. Throws an Error that says what is wrong or which names there are. */
export function readScenario(name: string): Scenario {
  if (!scenarioNames().includes(name)) {
    throw new Error(`no scenario "${name}"; there are ${scenarioNames().join(', ')}`)
  }
  const parsed = Scenario.safeParse(parse(readFileSync(resolve(folder, `${name}.yaml`), 'utf8')))
  if (!parsed.success) throw new Error(`scenario ${name} refused\n${prettifyError(parsed.error)}`)
  return parsed.data
}
