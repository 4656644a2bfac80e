/** Name of the list of all live sessions among the lists that a screen has read. */
export const SESSION_LIST = ['sessions'] as const
