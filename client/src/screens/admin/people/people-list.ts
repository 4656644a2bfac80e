/** Name of the list of people among the lists that a screen has read. */
export const PEOPLE_LIST = ['people'] as const
