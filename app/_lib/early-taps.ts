declare global {
  /** Taps from before the scripts of the page were there; gone once they are. */
  var earlyTaps: Event[] | undefined
}

/** Stands before everything else in the page, and notes what is tapped until the page is awake. */
export const NOTE_EARLY_TAPS =
  "earlyTaps=[];addEventListener('click',tap=>{globalThis.earlyTaps?.push(tap)},true)"

/** The button at or around `target`; none where the browser does by itself what it is for. */
export function buttonAt(target: EventTarget | null): HTMLButtonElement | null {
  const button = target instanceof Element ? target.closest('button') : null
  if (button?.hasAttribute('popovertarget')) return null
  const isSent = button?.type === 'submit' && button.form && button.form.method !== 'dialog'
  return isSent ? null : button
}

/**
 * Taps the buttons once more that were tapped before the page was awake: each once however often it was, and of those
 * side by side, which are alternatives, the last. `heard` are those of which React heard a tap by itself: it listens a
 * moment before the page is whole.
 */
export function repeatEarlyTaps(heard: WeakSet<Element>): void {
  const buttons = new Map<Node | null, HTMLButtonElement>()
  for (const { target } of globalThis.earlyTaps ?? []) {
    const button = buttonAt(target)
    if (button) buttons.set(button.parentNode, button)
  }
  globalThis.earlyTaps = undefined
  // After what was typed early has been entered (use-early-input.ts), and after what React is hearing just now.
  for (const button of buttons.values())
    setTimeout(() => {
      if (!heard.has(button)) button.click()
    })
}
