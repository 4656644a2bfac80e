/** A page of its own, not this one's: it is loaded anew from the server, and leads back here. */
export const SIGN_IN = '/login?to=field'
