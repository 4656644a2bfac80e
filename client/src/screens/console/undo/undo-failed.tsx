import { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { useTranslation } from 'react-i18next'
import { ApiRefusal } from '../../../live/api.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'

/** Why it was not taken back, and, where the server says so, who was faster (IN3). */
export function UndoFailed({ error }: { error: Error }) {
  const { t } = useTranslation()
  const { people } = useDesk().picture
  const isLate = error instanceof ApiRefusal && error.code === 'changedMeanwhile'
  // The detail of an incident begins with who took the last step.
  const id = PersonId.safeParse(isLate ? error.detail.split(':')[0] : '')
  const who = id.success ? people.get(id.data) : undefined
  const says = who === undefined ? t('desk.undo.late') : t('desk.undo.lateBy', { name: who.name ?? who.duty })
  return <Problem error={error} says={{ changedMeanwhile: says }} />
}
