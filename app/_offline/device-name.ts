const KEY = 'device'
const SYSTEMS = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux']

/** What the history calls this device: its system and four letters of its own, kept on the device. */
export function deviceName(): string {
  const system = SYSTEMS.find((name) => navigator.userAgent.includes(name)) ?? 'Web'
  ownLetters ??= keptLetters()
  return `${system} ${ownLetters}`
}

let ownLetters: string | undefined

function keptLetters(): string {
  const made = crypto.randomUUID().slice(0, 4)
  try {
    const kept = localStorage.getItem(KEY)
    if (!kept) localStorage.setItem(KEY, made)
    return kept ?? made
  } catch {
    // Storage is blocked: the letters hold for this visit.
    return made
  }
}
