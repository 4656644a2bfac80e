/** Beyond this a time to contact says nothing that the range does not, seconds. */
export const MAX_CONTACT_S = 3_600
