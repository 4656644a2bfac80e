import { resolve } from 'node:path'
import { z } from 'zod'
import { addressOf } from './address-of.ts'
import { missingOfNotify, type NotifyConfig, NotifySettings, notifyOf } from './notify-settings.ts'
import { missingSettings, type ProviderConfig, ProviderSettings, providerOf } from './provider-settings.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const limit = z.coerce.number().int().min(1)
const off = z.literal('off').transform(() => null)

const isListOfProxies = (list: readonly string[]): boolean => {
  try {
    addressOf(list)
    return true
  } catch {
    return false
  }
}

const proxies = z
  .string()
  .transform((list) => list.split(',').map((it) => it.trim()))
  .refine(isListOfProxies, 'addresses, subnets, loopback, linklocal or uniquelocal, with commas between them')

/** Every setting there is, with its default; `.env.example` explains them. Read once, at the start. */
const Environment = z.object({
  PORT: port.default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  OPERATION_FILE: z
    .string()
    .min(1)
    .default(resolve(import.meta.dirname, '../operations/kaltim-2024.yaml')),
  OSMAND_PORT: z.union([off, port]).default(5055),
  ADMIN_PASSWORD: z.string().min(12).max(200).optional(),
  SECURITY_CONTACT: z.url({ protocol: /^(https|mailto|tel)$/ }).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  SECURE_COOKIES: z.stringbool().default(false),
  SCREENS_PER_SESSION: limit.default(20),
  SCREENS_PER_ADDRESS: limit.default(200),
  HEARTBEAT_URL: z.url({ protocol: /^https?$/ }).optional(),
  PRIVACY_CONTACT: z.string().trim().min(1).max(300).optional(),
  BOUNDARIES_FILE: z.string().min(1).optional(),
  BASEMAP_STYLE_URL: z.url({ protocol: /^https?$/ }).optional(),
  BASEMAP_FILE: z.string().min(1).optional(),
  BOUNDARIES_SOURCE: z.string().trim().min(1).max(120).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUSTED_PROXIES: proxies.optional(),
  ...ProviderSettings,
  ...NotifySettings,
})
const Complete = Environment.superRefine((given, context) => {
  for (const key of missingSettings(given))
    context.addIssue({ code: 'custom', path: [key], message: 'missing: sign-in through a provider needs it' })
  if (given.BOUNDARIES_FILE !== undefined && given.BOUNDARIES_SOURCE === undefined)
    context.addIssue({ code: 'custom', path: ['BOUNDARIES_SOURCE'], message: 'missing: it stands under the map' })
  for (const key of missingOfNotify(given))
    context.addIssue({ code: 'custom', path: [key], message: 'missing: the channel needs it' })
})

export type Config = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  operationFile: string
  /** port of the bare OsmAnd door; null is off, 0 any free one */
  osmandPort: number | null
  adminPassword: string | null
  metricsToken: string | null
  /** where faults of security are told: https, mailto or tel */
  securityContact: string | null
  /** true behind TLS: cookies are sent over https only */
  secureCookies: boolean
  /** sockets that may be open at once, of one session and of one address */
  screens: { perSession: number; perAddress: number }
  /** who is told again and again that all is well; null: nobody */
  heartbeatUrl: string | null
  /** reverse proxies whose word on where a request comes from counts */
  trustedProxies: readonly string[]
  /** whom people may ask about data that is held on them; null: nobody was named */
  privacyContact: string | null
  /** official borders of the regencies, and who drew them; null: the map computes its own */
  boundaries: { file: string; source: string } | null
  /** a PMTiles file that is drawn below the borders */
  basemapFile: string | null
  /** a map style that somebody else serves, drawn in its stead while it is reachable */
  basemapStyleUrl: string | null
  /** null: nobody signs in through an OpenID Connect provider */
  provider: ProviderConfig | null
  /** ways in which people are told who look at no screen */
  notify: NotifyConfig
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
}

/** Throws an Error that names each wrong variable. Empty variables count as absent. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Complete.safeParse(given)
  if (!parsed.success) {
    throw new Error(`settings refused\n${z.prettifyError(parsed.error)}`)
  }
  const it = parsed.data
  return {
    port: it.PORT,
    host: it.HOST,
    dataDir: resolve(it.DATA_DIR),
    databaseUrl: it.DATABASE_URL ?? null,
    operationFile: resolve(it.OPERATION_FILE),
    osmandPort: it.OSMAND_PORT,
    adminPassword: it.ADMIN_PASSWORD ?? null,
    metricsToken: it.METRICS_TOKEN ?? null,
    securityContact: it.SECURITY_CONTACT ?? null,
    secureCookies: it.SECURE_COOKIES,
    screens: { perSession: it.SCREENS_PER_SESSION, perAddress: it.SCREENS_PER_ADDRESS },
    heartbeatUrl: it.HEARTBEAT_URL ?? null,
    trustedProxies: it.TRUSTED_PROXIES ?? [],
    privacyContact: it.PRIVACY_CONTACT ?? null,
    boundaries:
      it.BOUNDARIES_FILE === undefined
        ? null
        : { file: resolve(it.BOUNDARIES_FILE), source: it.BOUNDARIES_SOURCE ?? it.BOUNDARIES_FILE },
    basemapStyleUrl: it.BASEMAP_STYLE_URL ?? null,
    basemapFile: it.BASEMAP_FILE === undefined ? null : resolve(it.BASEMAP_FILE),
    provider: providerOf(it),
    notify: notifyOf(it, it.PUBLIC_URL ?? null),
    logLevel: it.LOG_LEVEL,
  }
}
