import { GroupDraft } from '@jaga-jarak/shared/group.ts'
import { text } from '@jaga-jarak/shared/primitives.ts'
import { RallyKind, RallyPhase } from '@jaga-jarak/shared/rally.ts'
import { z } from 'zod'

const LonLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
const Seconds = z.number().nonnegative()

/** A stretch: wait, then drive to the next place. */
const Leg = z.strictObject({ to: LonLat, kmh: z.number().positive().max(120), waitS: Seconds.default(0) })

const Phone = z.strictObject({
  intervalS: z.int().min(1).max(600).default(10),
  /** how far behind the head of the group it drives, seconds */
  behindS: Seconds.default(0),
  /** standard deviation of its places, metres */
  noiseM: z.number().nonnegative().default(5),
  /** spans in which it has no network and keeps what it measures */
  deaf: z.array(z.strictObject({ fromS: Seconds, untilS: Seconds })).default([]),
  /** from here on it is silent for good */
  lostFromS: Seconds.nullable().default(null),
  /** moments at which one fix jumps this far east, metres */
  jumps: z.array(z.strictObject({ atS: Seconds, eastM: z.number() })).default([]),
})
export type Phone = z.infer<typeof Phone>

const Group = z.strictObject({
  ...GroupDraft.shape,
  at: LonLat,
  legs: z.array(Leg).default([]),
  phones: z
    .array(Phone)
    .min(1)
    .default([Phone.parse({})]),
  /** the same group again and again on a grid, for floods: degrees between columns and rows */
  copies: z
    .strictObject({
      count: z.int().min(1).max(1_000),
      columns: z.int().min(1),
      lonStep: z.number(),
      latStep: z.number(),
    })
    .optional(),
})
export type ScenarioGroup = z.infer<typeof Group>

const Rally = z.strictObject({
  kind: RallyKind,
  camps: GroupDraft.shape.camps,
  venue: text(120),
  at: LonLat,
  headcount: z.int().nonnegative(),
  lastsS: Seconds,
  /** when it is moved to which phase */
  phases: z.array(z.strictObject({ atS: Seconds, phase: RallyPhase })).default([]),
})

/** A day as phones live it; seconds are of the operation's clock from the start of the play. */
export const Scenario = z.strictObject({
  name: text(80),
  seed: z.int(),
  durationS: Seconds.max(86_400),
  rallies: z.array(Rally).default([]),
  groups: z.array(Group).min(1),
})
export type Scenario = z.infer<typeof Scenario>

/** The groups with their copies laid out. */
export function spreadGroups(scenario: Scenario): ScenarioGroup[] {
  return scenario.groups.flatMap((group) => {
    const { copies } = group
    if (!copies) return [group]
    return Array.from({ length: copies.count }, (_, i) => {
      const [dx, dy] = [(i % copies.columns) * copies.lonStep, Math.floor(i / copies.columns) * copies.latStep]
      const moved = ([lon, lat]: [number, number]): [number, number] => [lon + dx, lat + dy]
      const legs = group.legs.map((leg) => ({ ...leg, to: moved(leg.to) }))
      return { ...group, name: `${group.name} ${i + 1}`, at: moved(group.at), legs }
    })
  })
}
