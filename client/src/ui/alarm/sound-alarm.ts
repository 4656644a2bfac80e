/** Two short tones, the second lower: together under a second, milliseconds each, hertz. */
const TONE_MS = 280
const TONES = [880, 660] as const
const LOUDNESS = 0.35
/** A tone that begins or ends at once clicks, seconds. */
const EDGE_S = 0.02

let context: AudioContext | null = null

/** Sounds the alarm. False when the browser does not let it: it wants a click on the page first. */
export async function soundAlarm(): Promise<boolean> {
  context ??= new AudioContext()
  // Without a click a browser keeps it suspended for ever.
  if (context.state !== 'running') await Promise.race([context.resume(), new Promise((done) => setTimeout(done, 300))])
  if (context.state !== 'running') return false
  let at = context.currentTime
  for (const hertz of TONES) {
    const [tone, loudness] = [context.createOscillator(), context.createGain()]
    const end = at + TONE_MS / 1_000
    tone.frequency.value = hertz
    loudness.gain.setValueAtTime(0, at)
    loudness.gain.linearRampToValueAtTime(LOUDNESS, at + EDGE_S)
    loudness.gain.setValueAtTime(LOUDNESS, end - EDGE_S)
    loudness.gain.linearRampToValueAtTime(0, end)
    tone.connect(loudness).connect(context.destination)
    tone.start(at)
    tone.stop(end)
    at = end
  }
  return true
}
