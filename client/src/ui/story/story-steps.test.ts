import { AlertStory } from '@jaga-jarak/shared/alert-story.ts'
import { expect, it } from 'vitest'
import { storySteps } from './story-steps.ts'

const turn = (at: number, what: string, by: string | null = null) => ({
  ...{ seq: at + 1, at, by, turn: what, severity: 'severe', certainty: 'observed', band: null },
})
const story = (some: object): AlertStory =>
  AlertStory.parse({
    ...{ alertId: 'a', kind: 'coverageGap', camps: [], raisedAt: 0, clearedAt: null, turns: [turn(0, 'raised')] },
    ...{ seenBy: [], acknowledged: [], shelved: [], closed: [], ...some },
  })
const told = (of: AlertStory): string[] =>
  storySteps(of).map((step) =>
    step.is === 'turn'
      ? `${step.at} ${step.turn.turn} ${step.word?.comment ?? ''}`.trim()
      : `${step.at} shown ${step.witnesses.map(({ id }) => id).join(' ')}`,
  )

it('tells turns and screens in one line of time; who had a screen open at the raise comes after it, together', () => {
  const seenBy = [
    { id: 'usr-1', role: 'operator', firstAt: 0 },
    { id: 'wall-1', role: 'display', firstAt: 0 },
    { id: 'usr-2', role: 'commander', firstAt: 40 },
  ]
  const turns = [turn(0, 'raised'), turn(30, 'worsened'), turn(50, 'cleared')]
  expect(told(story({ seenBy, turns }))).toEqual([
    '0 raised',
    '0 shown usr-1 wall-1',
    '30 worsened',
    '40 shown usr-2',
    '50 cleared',
  ])
})

it('gives each answer of a person the words that were said with it, and the machine none', () => {
  const word = (at: number, by: string, comment: string) => ({ at, by, afterMs: at, comment })
  const turns = [
    turn(0, 'raised'),
    turn(10, 'acknowledged', 'usr-1'),
    turn(20, 'worsened'),
    turn(30, 'acknowledged', 'usr-2'),
    turn(33, 'shelved', 'usr-1'),
    turn(36, 'unshelved', 'usr-2'),
    turn(40, 'closedByPerson', 'usr-2'),
  ]
  const shelved = [{ ...word(33, 'usr-1', 'izin'), until: 60 }]
  const acknowledged = [word(10, 'usr-1', 'patroli'), word(30, 'usr-2', '')]
  expect(told(story({ turns, acknowledged, shelved, closed: [word(40, 'usr-2', 'rusak')] }))).toEqual([
    '0 raised',
    '10 acknowledged patroli',
    '20 worsened',
    '30 acknowledged',
    '33 shelved izin',
    '36 unshelved',
    '40 closedByPerson rusak',
  ])
})
