import type { GroupRule } from '../domain/provider-seat.ts'
import { checkRegions } from '../domain/reach.ts'
import type { World } from './change-world.ts'

/** Throws an Error that names a regency which the operation does not have: nobody would ever be let in for it. */
export function checkGroupRules({ operation }: Pick<World, 'operation'>, rules: readonly GroupRule[]): void {
  for (const { group, reach } of rules) {
    const unknown = checkRegions(operation, reach)
    if (unknown) throw new Error(`OIDC_ROLES, group "${group}": the operation has no regency ${unknown.detail}`)
  }
}
