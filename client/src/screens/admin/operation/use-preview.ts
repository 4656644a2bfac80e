import { type Reply, type Routes, routes } from '@jaga-jarak/shared/api.ts'
import { useState } from 'react'
import { useChange } from '../../../ui/use-change.ts'
import { type Draft, valueIn } from './draft.ts'
import { type FieldProblem, problemsFrom, readDraft } from './problems-in.ts'
import type { Editing } from './use-editing.ts'

export type Previewed = Reply<Routes['previewOperation']>
/** `of`: what exactly was looked at; `reply` null: it was not even in the form of an operation. */
type Seen = { of: string; problems: readonly FieldProblem[]; reply: Previewed | null }

const written = (draft: Draft, version: number): string => JSON.stringify([version, valueIn(draft)])

/** What a draft would do, as it was when somebody asked; `isFresh` while neither it nor its base has changed since. */
export function usePreview({ base, draft }: Editing, onProblems: (problems: readonly FieldProblem[]) => void) {
  const [seen, setSeen] = useState<Seen | null>(null)
  const ask = useChange(routes.previewOperation)
  const of = written(draft, base.version)
  const see = (reply: Previewed | null, problems: readonly FieldProblem[]): void => {
    setSeen({ of, problems, reply })
    if (problems.length > 0) onProblems(problems)
  }
  return {
    seen,
    isFresh: seen?.of === of,
    error: ask.error,
    isPending: ask.isPending,
    forget: (): void => setSeen(null),
    look: (): void => {
      const read = readDraft(draft)
      if ('problems' in read) see(null, read.problems)
      else {
        const { amendment } = read
        ask.mutate({ body: { amendment } }, { onSuccess: (reply) => see(reply, problemsFrom(draft, reply.problems)) })
      }
    },
  }
}
export type Preview = ReturnType<typeof usePreview>
