import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { PersonRole, Reach } from '@jaga-jarak/shared/roles.ts'
import type { GroupRule } from './provider-seat.ts'

/** Either the rules, or what is wrong, one line for each part that is. */
type Read = { rules: GroupRule[]; wrong: string[] }

/** `group=role`, or `group=role@64.72,64.08` for some regencies. A group may hold anything but `;`. */
function readPart(part: string): GroupRule | string {
  const at = part.lastIndexOf('=')
  const group = part.slice(0, Math.max(at, 0)).trim()
  if (group === '') return 'expected group=role or group=role@regency,regency'
  const [role, ...reach] = part
    .slice(at + 1)
    .split('@')
    .map((it) => it.trim())
  const known = PersonRole.safeParse(role)
  if (!known.success) return `expected a role of ${PersonRole.options.join(', ')}, got "${role}"`
  if (reach.length === 0) return { group, role: known.data, reach: null }
  const codes = reach.join('@').split(',')
  const regencies = codes.map((code) => code.trim())
  const strange = regencies.find((code) => !KemendagriCode.safeParse(code).success)
  if (strange !== undefined) return `expected regencies such as 64.72,64.08 behind "@", got "${strange}"`
  const read = Reach.safeParse(regencies)
  return read.success ? { group, role: known.data, reach: read.data } : 'expected at most 60 regencies'
}

/** Reads `pilkada-admin=admin;samarinda-ops=operator@64.72`. */
export function readGroupRules(text: string): Read {
  const rules: GroupRule[] = []
  const wrong: string[] = []
  const parts = text.split(';').map((it) => it.trim())
  for (const [index, part] of parts.entries()) {
    // What ends with a semicolon ends there.
    if (part === '' && index === parts.length - 1 && index > 0) continue
    const say = (what: string): number => wrong.push(`part ${index + 1} "${part}": ${what}`)
    const rule = readPart(part)
    if (typeof rule === 'string') say(rule)
    else if (rules.some(({ group }) => group === rule.group)) say(`the group "${rule.group}" stands here twice`)
    else rules.push(rule)
  }
  return { rules, wrong }
}
