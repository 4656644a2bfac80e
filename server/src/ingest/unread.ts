/** Where a message that is no fix says it was, as far as it gives two numbers: the core may know them swapped (PX12). */
export type Unread = { lon: number; lat: number } | null

export const unread = ({ lon, lat }: { lon?: unknown; lat?: unknown }): Unread =>
  typeof lon === 'number' && typeof lat === 'number' ? { lon, lat } : null
