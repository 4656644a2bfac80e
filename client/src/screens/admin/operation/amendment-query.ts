/** Name of the amendment, as the server has it, among what a screen has read. */
export const AMENDMENT = ['amendment'] as const
