// Browsers are sometimes wrong about having no network (behind a VPN, in a virtual machine). An answer from the server
// proves them wrong, until they tell of a loss again.
let hasAnswered = false

/** The server has just answered. */
export function noteAnswer() {
  hasAnswered = true
}

/** The browser has just lost its network. */
export function noteLoss() {
  hasAnswered = false
}

/** Whether asking the server is in vain: the browser says so, and nothing speaks against it. */
export const isOffline = () => navigator.onLine === false && !hasAnswered
