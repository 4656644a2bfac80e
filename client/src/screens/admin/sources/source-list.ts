/** Key of the list of sources among what was read. */
export const SOURCE_LIST = ['sources'] as const
