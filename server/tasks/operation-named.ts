import { readConfig } from '../src/config.ts'
import { readOperation } from '../src/operation/read-operation.ts'

/** What the operation file of the environment calls itself; null when it cannot be read: a backup does not wait for that. */
export function operationNamed(env: NodeJS.ProcessEnv): { id: string; name: string } | null {
  const { operationFile } = readConfig(env)
  try {
    const { id, name } = readOperation(operationFile)
    return { id, name }
  } catch {
    return null
  }
}
