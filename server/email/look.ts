/** The light colours of app/tokens.css as mail programs understand them; a test keeps them equal. */
export const COLOURS = {
  background: '#fbf9f0',
  foreground: '#0e2318',
  muted: '#4b5c50',
  surface: '#fffefb',
  accent: '#155a32',
  'accent-foreground': '#fdfcf4',
  maize: '#fbc942',
  'maize-soft': '#fbebb6',
  border: '#dcdac9',
} as const

export const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif'
