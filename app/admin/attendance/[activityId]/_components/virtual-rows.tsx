'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import type { ListItem } from '../_lib/order-rows'
import type { Place } from './roster-row-item'

/** A row with a name in one line and last marks, on a phone. */
const ROW_HEIGHT = 124
/** What the server draws, before there is a window: a little more than a phone shows. */
const FIRST_ROWS = 14

const keyOf = (item: ListItem) => (item.kind === 'heading' ? item.mark : item.row.userId)
const useBrowserLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect
const never = () => () => {}
/** False on the server and for the first drawing of what it sent, which has to be the same. */
const useIsAwake = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

/** The key of each place. The same function as long as the order is: another one has all two thousand measured anew. */
function useKeyAt(items: readonly ListItem[]) {
  const keys = items.map(keyOf)
  const [known, setKnown] = useState(() => keyed(keys))
  const isSame =
    keys.length === known.keys.length && keys.every((key, at) => key === known.keys[at])
  if (isSame) return known.keyAt
  const now = keyed(keys)
  setKnown(now)
  return now.keyAt
}

const keyed = (keys: readonly string[]) => ({ keys, keyAt: (at: number) => keys[at] ?? at })

/** A long list of which only the rows around the window are in the document. */
export function VirtualRows(props: {
  items: readonly ListItem[]
  draw: (item: ListItem, place: Place) => ReactNode
  list: RefObject<HTMLUListElement | null>
  reveal: RefObject<((userId: string) => void) | null>
}) {
  const { items, draw, list, reveal } = props
  const [offset, setOffset] = useState(0)
  const isAwake = useIsAwake()
  useBrowserLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0
    setOffset(top + window.scrollY)
  }, [list])
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: useKeyAt(items),
    overscan: 6,
    scrollMargin: offset,
  })
  useEffect(() => {
    reveal.current = (userId) => {
      const at = items.findIndex((item) => item.kind === 'person' && item.row.userId === userId)
      if (at >= 0) virtualizer.scrollToIndex(at, { align: 'center' })
    }
    return () => {
      reveal.current = null
    }
  }, [items, reveal, virtualizer])
  // A page that wakes up scrolled still shows the first rows, and a tap may be in one of them.
  const places = isAwake
    ? virtualizer.getVirtualItems().map(({ index, start }) => ({
        index,
        top: start - offset,
        measure: virtualizer.measureElement,
      }))
    : items
        .slice(0, FIRST_ROWS)
        .map((_, index) => ({ index, top: index * ROW_HEIGHT, measure: null }))
  return (
    <ul
      ref={list}
      className="relative overflow-clip rounded-2xl border border-border bg-surface"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {places.map((place) => {
        const item = items[place.index]
        return item && draw(item, place)
      })}
    </ul>
  )
}
