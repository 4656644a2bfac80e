/** How colours are seen, for tests. */

/** Severity 1 of Machado, Oliveira and Fernandes (2009): how linear red, green and blue are seen without one of the cones. */
const EYES = {
  all: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const
export type Eye = keyof typeof EYES
export type Triple = [number, number, number]

export const channels = (colour: string): Triple =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as Triple
const linear = (it: number): number => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
const luminance = (colour: Triple): number => {
  const [r, g, b] = colour.map(linear) as Triple
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
export function contrast(a: Triple, b: Triple): number {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}
export const over = (top: string, ground: string, opacity: number): Triple =>
  channels(top).map((it, i) => it * opacity + (channels(ground)[i] ?? 0) * (1 - opacity)) as Triple

function lab(colour: string, eye: Eye): Triple {
  const rgb = channels(colour).map(linear) as Triple
  const seen = [0, 3, 6].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        rgb.reduce((sum, it, i) => sum + it * (EYES[eye][row + i] ?? 0), 0),
      ),
    ),
  ) as Triple
  const [r, g, b] = seen
  const root = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = root(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
export const distance = (a: string, b: string, eye: Eye): number =>
  Math.hypot(...lab(a, eye).map((it, i) => it - (lab(b, eye)[i] ?? 0)))

export const eyes = Object.keys(EYES) as Eye[]
/** Distances in CIE Lab: two colours side by side that most people tell apart at a glance, and that they can. */
export const [AT_A_GLANCE, APART] = [20, 10]
