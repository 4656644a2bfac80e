import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import type { Picture } from './picture.ts'

/** What to call a person here: by name where this screen may know it, else by duty. */
export function whoSigned({ people }: Pick<Picture, 'people'>, id: PersonId): string {
  const known = people.get(id)
  return known?.name ?? known?.duty ?? id
}
