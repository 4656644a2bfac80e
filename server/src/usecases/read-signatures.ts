import type { Signature } from '@jaga-jarak/shared/roles.ts'
import type { Reader } from '../ports.ts'

/** Who the ids in the log stand for, people of before among them. */
export async function readSignatures(read: Reader): Promise<Signature[]> {
  return (await read.people()).map(({ person: { id, duty }, name }) => ({ id, duty, name }))
}
