import { useTranslation } from 'react-i18next'
import type { FieldProblem } from './problems-in.ts'
import { useDraftForm } from './use-editing.ts'

/** Says what is wrong in words. */
export function useProblemText(): (problem: FieldProblem) => string {
  const { t } = useTranslation()
  return ({ what, expected }) => t(`operation.problem.${what}`, { expected })
}

/** Says what is wrong at a field; null: nothing. */
export function useProblemAt(): (field: string) => string | null {
  const { problems } = useDraftForm()
  const text = useProblemText()
  return (field) => {
    const found = problems.find((it) => it.field === field)
    return found === undefined ? null : text(found)
  }
}
