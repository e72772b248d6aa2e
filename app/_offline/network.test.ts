import { afterEach, expect, test } from 'bun:test'
import { isOffline, noteAnswer, noteLoss } from './network'

const setOnLine = (value: boolean | undefined) =>
  Object.defineProperty(navigator, 'onLine', { configurable: true, value })
const real = navigator.onLine

afterEach(() => {
  setOnLine(real)
  noteLoss()
})

test('the browser is believed, until the server answers, until it tells of a loss again', () => {
  setOnLine(true)
  expect(isOffline()).toBe(false)
  setOnLine(false)
  expect(isOffline()).toBe(true)
  noteAnswer()
  expect(isOffline()).toBe(false)
  noteLoss()
  expect(isOffline()).toBe(true)
})
