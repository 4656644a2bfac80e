import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { OperationSource, Reader } from '../ports.ts'

/** As the file has it, with what was changed while it ran. Throws when the two no longer fit, with all that is wrong. */
export async function currentOperation(id: Operation['id'], source: OperationSource, read: Reader): Promise<Operation> {
  const operation = source.amend((await read.amendment(id))?.amendment ?? source.amendment)
  if (!Array.isArray(operation)) return operation
  const problems = operation.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(['the operation as changed on its screen no longer fits its file', ...problems].join('\n'))
}
