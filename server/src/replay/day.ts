import { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { Operation } from '@jaga-jarak/shared/operation.ts'
import { Order } from '@jaga-jarak/shared/order.ts'
import { Fix } from '@jaga-jarak/shared/position.ts'
import { DeviceId, EpochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { Rally } from '@jaga-jarak/shared/rally.ts'
import { z } from 'zod'

/** What happened, in the order of the operation's clock: all that the watch was told. */
export const DayEntry = z.discriminatedUnion('what', [
  z.object({ what: z.literal('group'), at: EpochMs, group: SupporterGroup }),
  z.object({ what: z.literal('rally'), at: EpochMs, rally: Rally }),
  z.object({ what: z.literal('operation'), at: EpochMs, operation: Operation }),
  z.object({ what: z.literal('order'), at: EpochMs, order: Order }),
  /** the tracker speaks for another group, or for none, from here on */
  z.object({
    what: z.literal('device'),
    at: EpochMs,
    deviceId: DeviceId,
    groupId: GroupId.nullable(),
    intervalS: z.number().positive(),
  }),
  /** a fix as it came, good or not; `at` is when it arrived */
  z.object({ what: z.literal('fix'), at: EpochMs, deviceId: DeviceId, fix: Fix }),
  /** AL3: a person acknowledged the alert about these, so that it may come back as the same */
  z.object({
    what: z.literal('acknowledged'),
    at: EpochMs,
    kind: z.string(),
    subjects: z.array(z.string()),
    by: z.string(),
    /** which turn of it was seen, epoch ms: what is found to have got worse since is not covered */
    seenAt: EpochMs,
  }),
  /** a person closed the alert about these */
  z.object({ what: z.literal('closed'), at: EpochMs, kind: z.string(), subjects: z.array(z.string()) }),
])
export type DayEntry = z.infer<typeof DayEntry>

/** A line of the track file, and what is wrong with it. */
export class TrackFileError extends Error {
  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`)
    this.name = 'TrackFileError'
  }
}

/** Reads a track file: one entry a line, as JSON, in the order of time. Throws TrackFileError with the line. */
export function readTrackFile(text: string): DayEntry[] {
  const entries: DayEntry[] = []
  let before = 0
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      throw new TrackFileError(i + 1, 'JSON expected')
    }
    const entry = DayEntry.safeParse(value)
    if (!entry.success) throw new TrackFileError(i + 1, z.prettifyError(entry.error))
    if (entry.data.at < before) throw new TrackFileError(i + 1, 'earlier than the line before it')
    before = entry.data.at
    entries.push(entry.data)
  }
  return entries
}

export const writeTrackFile = (entries: readonly DayEntry[]): string =>
  entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
