/**
 * How phone apps are set up without typing. What a tracker app reports by itself (every 300 s, medium accuracy) is too
 * seldom for a threshold, so the interval, the accuracy and the way of waiting for the network are set with the address.
 */
export type TrackerSetup = { origin: string; trackerId: string; intervalS: number }

/** Seconds between two signs of life of a phone that lies still. */
const HEARTBEAT_S = 60
/** Metres after which a phone that OwnTracks moves on iOS reports before its time; between them the interval counts. */
const DISPLACEMENT_M = 100

function traccarSettings({ trackerId, intervalS }: TrackerSetup): [name: string, value: string][] {
  return [
    ['id', trackerId],
    ['accuracy', 'high'],
    ['interval', String(intervalS)],
    // The app would else report every 30 s at most, whatever the interval.
    ['fastest_interval', String(intervalS)],
    ['distance', '0'],
    ['heartbeat', String(HEARTBEAT_S)],
    ['buffer', 'true'],
  ]
}

/** Opened on the phone itself it asks Traccar Client to take the settings. */
export function traccarLink(setup: TrackerSetup): string {
  const settings = [['url', `${setup.origin}/osmand`], ...traccarSettings(setup)]
  return `org.traccar.client://config?${new URLSearchParams(settings)}`
}

/** What the scanner within Traccar Client reads: every version of it takes an address of the web. */
export function traccarCode(setup: TrackerSetup): string {
  return `${setup.origin}/osmand?${new URLSearchParams(traccarSettings(setup))}`
}

/** Opened on the phone, or scanned by its camera, OwnTracks takes the settings: HTTP, always moving, the id as password. */
export function ownTracksLink({ origin, trackerId, intervalS }: TrackerSetup): string {
  const configuration = {
    _type: 'configuration',
    mode: 3,
    url: `${origin}/owntracks`,
    auth: true,
    username: 'jagajarak',
    password: trackerId,
    deviceId: 'ponsel',
    tid: 'jj',
    monitoring: 2,
    locatorInterval: intervalS,
    moveModeLocatorInterval: intervalS,
    pegLocatorFastestIntervalToInterval: true,
    locatorDisplacement: DISPLACEMENT_M,
  }
  return `owntracks:///config?inline=${encodeURIComponent(btoa(JSON.stringify(configuration)))}`
}
