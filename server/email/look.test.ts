import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COLOURS } from './look'

const tokens = readFileSync(join(import.meta.dirname, '../../app/tokens.css'), 'utf8')

/** An oklch colour as hexadecimal sRGB (CSS Color 4, the matrices of Oklab). */
function toHex(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const byte = (value: number) => {
    const inside = Math.min(1, Math.max(0, value))
    const shown = inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055
    return Math.round(shown * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${linear.map(byte).join('')}`
}

test.each(Object.entries(COLOURS))('%s is the colour of the app', (name, colour) => {
  const [, light = ''] =
    new RegExp(`--${name}:\\s*(?:light-dark\\()?oklch\\(([\\d. ]+)\\)`).exec(tokens) ?? []
  const [lightness = 0, chroma = 0, hue = 0] = light.split(' ').map(Number)
  expect(toHex(lightness, chroma, hue)).toBe(colour)
})
