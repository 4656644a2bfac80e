/** Name of the list of walls among the lists that a screen has read. */
export const DISPLAY_LIST = ['displays'] as const
