/** Name of the list of trackers among the lists that a screen has read. */
export const DEVICE_LIST = ['devices'] as const
