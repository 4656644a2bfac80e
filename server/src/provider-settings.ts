import { z } from 'zod'
import type { GroupRule } from './domain/provider-seat.ts'
import { readGroupRules } from './domain/read-group-rules.ts'

/** The OpenID Connect provider that people may sign in through. */
export type ProviderConfig = {
  issuer: string
  clientId: string
  /** null: a public client, held by PKCE alone */
  clientSecret: string | null
  groups: readonly GroupRule[]
  groupsClaim: string
  /** the address that people use, without a slash at its end */
  publicUrl: string
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

const address = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text))
const isBare = ({ search, hash, username, password }: URL): boolean => search + hash + username + password === ''

export const ProviderSettings = {
  PUBLIC_URL: address
    .refine((url) => isBare(url) && url.pathname === '/', 'an address without path, such as https://jaga.example.org')
    .transform((url) => url.origin)
    .optional(),
  OIDC_ISSUER: address
    .refine(isBare, 'an address without query')
    .refine((url) => url.protocol === 'https:' || LOOPBACK.test(url.hostname), 'https; http only on this machine')
    .transform((url) => url.href)
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_ROLES: z
    .string()
    .transform((text, context) => {
      const { rules, wrong } = readGroupRules(text)
      for (const message of wrong) context.addIssue({ code: 'custom', message })
      return rules
    })
    .optional(),
  OIDC_GROUPS_CLAIM: z.string().min(1).optional(),
}

const Given = z.object(ProviderSettings)
type Given = z.output<typeof Given>
const NEEDED = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_ROLES', 'PUBLIC_URL'] as const

/** What is missing beside what is there: half a provider is none, and nobody would know why. */
export function missingSettings(given: Given): (typeof NEEDED)[number][] {
  const { PUBLIC_URL: _, ...own } = given
  const isWanted = Object.entries(own).some(([key, value]) => key.startsWith('OIDC_') && value !== undefined)
  return isWanted ? NEEDED.filter((key) => given[key] === undefined) : []
}

/** Null: nobody signs in through a provider. */
export function providerOf(given: Given): ProviderConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_ROLES: groups, PUBLIC_URL: publicUrl } = given
  if (issuer === undefined || clientId === undefined || groups === undefined || publicUrl === undefined) return null
  const [clientSecret, groupsClaim] = [given.OIDC_CLIENT_SECRET ?? null, given.OIDC_GROUPS_CLAIM ?? 'groups']
  return { issuer, clientId, clientSecret, groups, groupsClaim, publicUrl }
}
