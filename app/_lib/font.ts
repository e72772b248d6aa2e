import localFont from 'next/font/local'

/** The face of headings, as the CSS variable `--font-fraunces`. */
export const fraunces = localFont({
  src: '../../node_modules/@fontsource/fraunces/files/fraunces-latin-600-normal.woff2',
  // The one weight of headings: half the bytes of the variable font.
  weight: '600',
  display: 'swap',
  // Names are read before headings are beautiful: on a slow network it waits for what they need.
  preload: false,
  variable: '--font-fraunces',
  adjustFontFallback: 'Times New Roman',
})
