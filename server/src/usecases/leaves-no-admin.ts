import type { Person } from '@jaga-jarak/shared/roles.ts'
import type { Reader } from '../ports.ts'

/** Without an administrator for the whole province nobody could ever add one again. */
export async function leavesNoAdmin(read: Reader, next: Person): Promise<boolean> {
  const rules = ({ role, status, reach }: Person): boolean => role === 'admin' && status === 'active' && reach === null
  if (rules(next)) return false
  const people = await read.people()
  return !people.some(({ person }) => person.id !== next.id && rules(person))
}
