/** In a browser the page has brought its styles. */
export const sheet = ''
