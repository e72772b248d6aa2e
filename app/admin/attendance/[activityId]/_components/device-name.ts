const KEY = 'device'
const SYSTEMS = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux']

/** What the history calls this device: its system and four letters of its own, kept on the device. */
export function deviceName(): string {
  const system = SYSTEMS.find((name) => navigator.userAgent.includes(name)) ?? 'Web'
  let own = localStorage.getItem(KEY)
  if (!own) {
    own = crypto.randomUUID().slice(0, 4)
    localStorage.setItem(KEY, own)
  }
  return `${system} ${own}`
}
