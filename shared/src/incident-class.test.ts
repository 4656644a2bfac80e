import { expect, it } from 'vitest'
import { IncidentCategory } from './incident.ts'
import { ACLED_EVENTS, BawasluClass, INCIDENT_CLASS } from './incident-class.ts'

it('gives every category a place in both tables, by names that those have, or says that it has none', () => {
  expect(Object.keys(INCIDENT_CLASS)).toEqual(IncidentCategory.options)
  for (const { bawaslu, acled } of Object.values(INCIDENT_CLASS)) {
    expect(bawaslu === null || BawasluClass.options.includes(bawaslu)).toBe(true)
    if (acled !== null && acled.subEvent !== null) {
      expect(Object.keys(ACLED_EVENTS[acled.event].subEvents)).toContain(acled.subEvent)
    }
  }
})
