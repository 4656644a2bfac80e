import { IncidentStep } from '@jaga-jarak/shared/incident.ts'
import { expect, it } from 'vitest'
import { commandOf, wordOf } from './command-of.ts'

it('[IN1] makes a command that the server takes for every act, with the word where that act keeps it', () => {
  for (const { shape } of IncidentStep.options) {
    const act = shape.act.value
    expect(IncidentStep.parse(commandOf(act, 3, 'a word'))).toEqual({ act, version: 3, [wordOf(act)]: 'a word' })
  }
})
