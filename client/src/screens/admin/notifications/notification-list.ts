/** How channels and deliveries stand, under this key. */
export const NOTIFICATION_LIST = ['notifications']
