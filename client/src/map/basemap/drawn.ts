/** What the map stands on here, and whether this browser alone could not have what is better. */
export type Drawn = { kind: 'style' | 'tiles' | null; hasFallenBack: boolean }

/** Before anything is drawn. */
export const NOTHING_DRAWN: Drawn = { kind: null, hasFallenBack: false }
