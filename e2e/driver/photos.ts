import { expect } from '@playwright/test'
import type { Page } from './browser.ts'

/** What the camera wrote into the photos of these stories, and where cameras write. */
const TRACES = ['RAHASIA', 'Exif', 'xmpmeta', 'http://ns.adobe.com']

export const photoFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer })

export const fetched = (page: Page, path: string): Promise<number[]> =>
  page.evaluate(async (it) => [...new Uint8Array(await (await fetch(it)).arrayBuffer())], path)

/** A JPEG without a word of place or camera. */
export function expectClean(bytes: readonly number[]): void {
  const photo = Buffer.from(bytes)
  expect(photo.subarray(0, 3).toString('hex')).toBe('ffd8ff')
  for (const trace of TRACES) expect([trace, photo.includes(trace)]).toEqual([trace, false])
}
