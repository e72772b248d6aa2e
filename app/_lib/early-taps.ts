declare global {
  /** Taps from before the scripts of the page were there; gone once they are. */
  var earlyTaps: Event[] | undefined
}

/** Stands before everything else in the page, and notes what is tapped until the page is awake. */
export const NOTE_EARLY_TAPS =
  "earlyTaps=[];addEventListener('click',tap=>{globalThis.earlyTaps?.push(tap)},true)"

/** The button at or around `target`. What the browser does by itself, without the page's scripts, is no part of this. */
export function buttonAt(target: EventTarget | null): HTMLButtonElement | null {
  const button = target instanceof Element ? target.closest('button') : null
  if (button?.hasAttribute('popovertarget')) return null
  return button?.form && button.form.method !== 'dialog' ? null : button
}

/**
 * Taps the buttons once more that were tapped before the page was awake, each once however often it was. `heard` are
 * those of which React heard a tap by itself: it listens a moment before the page is whole.
 */
export function repeatEarlyTaps(heard: WeakSet<Element>): void {
  const buttons = new Set((globalThis.earlyTaps ?? []).map(({ target }) => buttonAt(target)))
  globalThis.earlyTaps = undefined
  // After what was typed early has been entered (use-early-input.ts), and after what React is hearing just now.
  for (const button of buttons)
    setTimeout(() => {
      if (button && !heard.has(button)) button.click()
    })
}
