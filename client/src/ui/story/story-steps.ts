import type { AlertStory } from '@jaga-jarak/shared/alert-story.ts'

type Turn = AlertStory['turns'][number]
type Witness = AlertStory['seenBy'][number]

/** A step of a story as it is told: a turn with the words of who made it, or whose screens showed it from then on. */
export type StoryStep =
  | { is: 'turn'; at: number; turn: Turn; comment: string }
  | { is: 'shown'; at: number; witnesses: readonly Witness[] }

/** The turns of an alert and the screens that showed it in one line of time; a turn stands before who saw it first. */
export function storySteps({ turns, seenBy, acknowledged, closed }: AlertStory): StoryStep[] {
  // Both lists hold the words of people in the order in which these made their turns.
  const words = { acknowledged: [...acknowledged], closed: [...closed] }
  const commentOf = ({ by, turn }: Turn): string => {
    if (by === null) return ''
    return (turn === 'closedByPerson' ? words.closed : words.acknowledged).shift()?.comment ?? ''
  }
  const told: StoryStep[] = turns.map((turn) => ({ is: 'turn', at: turn.at, turn, comment: commentOf(turn) }))
  const shown = [...Map.groupBy(seenBy, ({ firstAt }) => firstAt)].map(
    ([at, witnesses]): StoryStep => ({ is: 'shown', at, witnesses }),
  )
  return [...told, ...shown].toSorted((a, b) => a.at - b.at)
}
