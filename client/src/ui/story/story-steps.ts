import type { AlertStory } from '@jaga-jarak/shared/alert-story.ts'

type Turn = AlertStory['turns'][number]
type Witness = AlertStory['seenBy'][number]
/** What was said with a turn; of one that was put aside, until when. */
type Word = AlertStory['closed'][number] & { until?: number }

/** A step of a story as it is told: a turn with the words of who made it, or whose screens showed it from then on. */
export type StoryStep =
  | { is: 'turn'; at: number; turn: Turn; word: Word | null }
  | { is: 'shown'; at: number; witnesses: readonly Witness[] }

/** The turns of an alert and the screens that showed it in one line of time; a turn stands before who saw it first. */
export function storySteps({ turns, seenBy, acknowledged, shelved, closed }: AlertStory): StoryStep[] {
  // Each list holds the words of people in the order in which these made their turns.
  const words: Partial<Record<Turn['turn'], Word[]>> = {
    ...{ acknowledged: [...acknowledged], shelved: [...shelved], closedByPerson: [...closed] },
  }
  const wordOf = ({ by, turn }: Turn): Word | null => (by === null ? null : (words[turn]?.shift() ?? null))
  const told = turns.map((turn): StoryStep => ({ is: 'turn', at: turn.at, turn, word: wordOf(turn) }))
  const shown = [...Map.groupBy(seenBy, ({ firstAt }) => firstAt)].map(
    ([at, witnesses]): StoryStep => ({ is: 'shown', at, witnesses }),
  )
  return [...told, ...shown].toSorted((a, b) => a.at - b.at)
}
