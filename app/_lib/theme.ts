/** `system` follows the device; the other two are kept in the cookie and stand on <html data-theme>. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const THEME_COOKIE = 'theme'

/** The theme a cookie names; anything unknown means `system`. */
export const readTheme = (cookie: string | undefined): Theme =>
  THEMES.find((theme) => theme === cookie) ?? 'system'
