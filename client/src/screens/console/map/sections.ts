/** The sections of the console whose things have a place. */
const ON_MAP = ['alerts', 'incidents', 'rallies', 'groups'] as const
export type MapSection = (typeof ON_MAP)[number]

export const mapSectionOf = (name: string): MapSection | null => ON_MAP.find((it) => it === name) ?? null
