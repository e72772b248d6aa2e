const keyOf = (owner: string) => `marks-waiting:${owner}`

/** Whether marks of `owner` wait on this device, without opening its database: every page asks. */
export function hasWaiting(owner: string): boolean {
  try {
    return localStorage.getItem(keyOf(owner)) !== null
  } catch {
    return false
  }
}

/** Remembers whether marks of `owner` wait on this device. */
export function noteWaiting(owner: string, isWaiting: boolean) {
  try {
    if (isWaiting) localStorage.setItem(keyOf(owner), '1')
    else localStorage.removeItem(keyOf(owner))
  } catch {
    // Storage is blocked: what waits lives as long as its page.
  }
}
