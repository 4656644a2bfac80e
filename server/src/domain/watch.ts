import type { Alert, AlertKind, AlertSubject } from '@jaga-jarak/shared/alert.ts'
import type { FramePosition, FrameReading } from '@jaga-jarak/shared/frame.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { type DeviceId, type EpochMs, epochMs, type GroupId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import type { GroupShape } from '@jaga-jarak/shared/shape.ts'
import type { Finding } from './findings.ts'
import { shapeOf } from './group-shape.ts'
import type { Heard } from './heard-groups.ts'
import { GRID_MS } from './limits.ts'
import { framePosition, frameReading } from './newest-picture.ts'
import type { Rulebook } from './rulebook.ts'
import { createScene } from './scene.ts'

export type { Finding } from './findings.ts'
export type { Heard } from './heard-groups.ts'
export type { Rulebook } from './rulebook.ts'

export type Watch = {
  /** New or changed; `closed` takes it out. Takes effect at the next run. */
  setGroup(group: SupporterGroup): void
  /** New or changed; a plan keeps venues apart (PX10), and a live rally wants to be seen. Takes effect at the next run. */
  setRally(rally: Rally): void
  /** Other orders or phases: re-judges every pair at the next run (PX11, PH6). */
  setRules(rules: Rulebook): void
  /** After a restart: open alerts keep their band, nothing is raised twice. Groups are set before. */
  restore(alerts: readonly Alert[], heard: readonly Heard[], now: EpochMs): void
  /** A person closed the alert about these: an encounter may be raised anew, a gap only once it was heard again. */
  release(kind: AlertKind, subjects: readonly AlertSubject[]): void
  /** The tracker no longer speaks for its group. Takes effect at the next run, also on what waits for it. */
  unassign(deviceId: DeviceId): void
  /**
   * Takes in what was heard and judges every instant before `now`, in the order of time. Reports of `now` itself wait
   * for the next run: more of that instant may still come.
   */
  run(heard: readonly Heard[], now: EpochMs): Finding[]
  /** What each group covers and the way it came. */
  shapes(): GroupShape[]
  /** AL1: the longest interval, seconds, that is enough for a group by the limits in force where it is; null: none is asked. */
  slowestS(id: GroupId, now: EpochMs): number | null
  /** Newest place of each group, as of `now`; of those from whom none has come yet none. */
  positions(now: EpochMs): FramePosition[]
  /** Newest place of each group and range of each open encounter, as of `now`. */
  latest(now: EpochMs): { positions: FramePosition[]; readings: FrameReading[] }
}

/** Last whole second strictly before an instant. */
const secondBefore = (at: number): number => (Math.ceil(at / GRID_MS) - 1) * GRID_MS

/**
 * The watch. PX7: its findings follow from the reports with their arrival times and from the clock alone: the reports
 * of one instant are taken in together, and what only time brings about is judged on whole seconds, so it does not
 * matter how the shell cuts the stream into runs.
 */
export function createWatch(rules: Rulebook): Watch {
  const scene = createScene(rules)
  let changes: ((at: EpochMs) => void)[] = []
  let unassigned = new Set<DeviceId>()
  let pending: Heard[] = []
  let findings: Finding[] = []
  /** everything before it is judged; null before the first run */
  let judgedTo: EpochMs | null = null
  /** last whole second that was judged, or that needed no judgement */
  let second = 0

  const settle = (): void => {
    // Not spread: thousands at once, as in a flood, would not fit on the stack.
    for (const finding of scene.settle()) findings.push(finding)
  }

  /** Changes of groups, rallies, rules and trackers come before the reports of a run, each as an instant of its own. */
  const applyChanges = (at: EpochMs): void => {
    for (const change of changes) {
      change(at)
      settle()
    }
    scene.unassign(unassigned, at)
    pending = pending.filter((it) => !unassigned.has(it.deviceId))
    changes = []
    unassigned = new Set()
  }

  /** Walks through every instant before `until` at which a report came or a whole second struck. */
  const walk = (heard: readonly Heard[], from: EpochMs, until: EpochMs): void => {
    let next = 0
    for (;;) {
      const first = heard[next]
      const reportAt = first ? Math.max(first.report.receivedAt, from) : until
      // A long silence costs nothing: once time is idle it runs on to the next report.
      if (second + GRID_MS < reportAt && scene.timeIsIdle()) second = secondBefore(reportAt)
      const at = epochMs(Math.min(reportAt, second + GRID_MS))
      if (at >= until) return
      const begin = next
      while (next < heard.length && Math.max(heard[next]?.report.receivedAt ?? at, from) === at) next += 1
      if (next > begin) scene.takeInstant(heard.slice(begin, next), at)
      if (at === second + GRID_MS) {
        scene.judgeTime(at)
        second = at
      }
      settle()
    }
  }

  const positionsOf = (now: EpochMs): FramePosition[] => {
    const positions: FramePosition[] = []
    for (const state of scene.groups.values()) {
      const position = framePosition(state, now)
      if (position) positions.push(position)
    }
    return positions
  }

  return {
    setGroup: (group) => void changes.push((at) => scene.setGroup(group, at)),
    setRally: (rally) => void changes.push((at) => scene.setRally(rally, at)),
    setRules: (next) => void changes.push((at) => scene.setRules(next, at)),
    restore(alerts, heard, now) {
      applyChanges(now)
      scene.restore(alerts, heard, now)
      settle()
      judgedTo = now
      second = secondBefore(now)
    },
    release: (kind, subjects) => scene.release(kind, subjects),
    unassign: (deviceId) => void unassigned.add(deviceId),
    run(heard, now) {
      pending = [...pending, ...heard].sort((a, b) => a.report.receivedAt - b.report.receivedAt)
      const earliest = epochMs(Math.min(now, pending[0]?.report.receivedAt ?? now))
      // A clock that was set back is followed: to wait until it has caught up would be silence.
      const from = judgedTo === null || now < judgedTo ? earliest : judgedTo
      if (from !== judgedTo) second = secondBefore(from)
      if (judgedTo !== null && now < judgedTo) scene.setBack(from)
      applyChanges(from)
      walk(pending, from, now)
      pending = pending.filter((it) => Math.max(it.report.receivedAt, from) >= now)
      judgedTo = now
      const told = findings
      findings = []
      return told
    },
    slowestS: (id, now) => scene.slowestS(id, now),
    shapes: () => [...scene.groups.values()].flatMap((state) => shapeOf(state) ?? []),
    positions: positionsOf,
    latest(now) {
      const readings: FrameReading[] = []
      scene.eachOpen((encounter) => {
        const reading = frameReading(encounter, now)
        if (reading) readings.push(reading)
      })
      return { positions: positionsOf(now), readings }
    },
  }
}
