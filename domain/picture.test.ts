import { expect, test } from 'bun:test'
import { pictureAddress } from './picture'

test('a picture of GitHub is asked for in the size it is shown in', () => {
  expect(pictureAddress('https://avatars.githubusercontent.com/u/583231?v=4', 80)).toBe(
    'https://avatars.githubusercontent.com/u/583231?v=4&s=80',
  )
})

test.each([
  null,
  '',
  'not an address',
  'https://avatars.githubusercontent.com.example/u/1',
  'http://avatars.githubusercontent.com/u/1',
  'javascript:alert(1)',
])('nothing else is shown: %p', (avatarUrl) => {
  expect(pictureAddress(avatarUrl, 80)).toBeNull()
})
