import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { startApp } from './app-in-test.ts'
import { createLogger } from './logger.ts'
import { openDatabase } from './store/database.ts'
import { anAlert } from './store/specimens.ts'
import { turnAlerts } from './usecases/turn-alerts.ts'

it('[AL5] an alert that cannot be read is set aside, counted and logged; the next one still goes to the commander', async () => {
  const lines: { level: number; table?: string; id?: string }[] = []
  const log = createLogger('warn', { write: (line) => void lines.push(JSON.parse(line)) })
  const running = await startApp({ log, metricsToken: 'x'.repeat(32) })
  const raisedAt = epochMs(running.world.clock.now() - 600_000)
  const due = ['g-1', 'g-2'].map((group) =>
    anAlert(`coverageGap:${group}@1`, group, { severity: 'extreme', raisedAt, turnedAt: raisedAt }),
  )
  await running.store.write(async (tx) => {
    for (const alert of due) await tx.saveAlert(alert)
  })
  const { writes, close } = openDatabase({ sqliteFile: `${running.folder}/jaga-jarak.sqlite` })
  await writes.updateTable('alerts').set({ body: '{}' }).where('subject_key', '=', 'g-1').execute()
  await close()

  await turnAlerts(running.world, () => due)()
  const { read } = running.store
  expect((await read.standingAlerts()).map(({ id, turn }) => [id, turn])).toEqual([[due[1]?.id, 'escalated']])
  expect(lines.filter(({ table }) => table === 'alerts')).toMatchObject([{ level: 50, id: due[0]?.id }])
  const metrics = await running.raw('/metrics', { headers: { authorization: `Bearer ${'x'.repeat(32)}` } })
  expect(await metrics.text()).toContain('jaga_unreadable_rows_total{table="alerts"} 1')
  await running.stop()
})
