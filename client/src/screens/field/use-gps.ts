import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { Fix } from './place-of.ts'

const Kept = z.object({
  position: z.object({ lon: z.number(), lat: z.number() }),
  accuracyM: z.number(),
  at: z.number(),
})
const KEPT_AS = 'field-fix'

function lastFix(): Fix | null {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(KEPT_AS) ?? ''))
  } catch {
    return null
  }
}

/** `fault`: why no new place comes; insecure: browsers tell a place only to pages behind TLS. */
export type Gps = { fix: Fix | null; fault: 'denied' | 'unavailable' | 'insecure' | null }

const faultOf = ({ code }: GeolocationPositionError): Gps['fault'] => (code === 1 ? 'denied' : 'unavailable')

/** Where the phone is while the page is open, else where it was last. */
export function useGps(): Gps {
  const [gps, setGps] = useState<Gps>(() => ({
    fix: lastFix(),
    fault: !isSecureContext ? 'insecure' : 'geolocation' in navigator ? null : 'unavailable',
  }))
  useEffect(() => {
    if (!isSecureContext || !('geolocation' in navigator)) return
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        const position = { lon: coords.longitude, lat: coords.latitude }
        const fix = { position, accuracyM: coords.accuracy, at: timestamp }
        localStorage.setItem(KEPT_AS, JSON.stringify(fix))
        setGps({ fix, fault: null })
      },
      (error) => setGps(({ fix }) => ({ fix, fault: faultOf(error) })),
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 20_000 },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [])
  return gps
}
