/**
 * Whose request a page means to send, by id. It gives no right: a request that somebody else's session carries is
 * answered as if nobody were signed in, so that what one account left on a device is never sent as another's.
 */
export const ACCOUNT_HEADER = 'x-account'
