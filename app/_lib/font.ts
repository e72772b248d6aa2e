import localFont from 'next/font/local'

/** The face of headings, as the CSS variable `--font-fraunces`. */
export const fraunces = localFont({
  src: '../../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2',
  weight: '100 900',
  display: 'swap',
  // Names are read before headings are beautiful: on a slow network it waits for what they need.
  preload: false,
  variable: '--font-fraunces',
  adjustFontFallback: 'Times New Roman',
})
