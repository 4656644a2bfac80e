import type { Signature } from '@jaga-jarak/shared/roles.ts'
import type { Reader } from '../ports.ts'

/** Who the ids in the log stand for, people of before among them. What another system is called, everybody may know. */
export async function readSignatures(read: Reader): Promise<Signature[]> {
  const people = (await read.people()).map(({ person: { id, duty }, name }) => ({ id, duty, name }))
  const sources = (await read.sources()).map(({ id, name }) => ({ id, duty: name, name }))
  return [...people, ...sources]
}
