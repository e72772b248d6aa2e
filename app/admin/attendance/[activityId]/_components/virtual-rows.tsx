'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import type { ListItem } from '../_lib/order-rows'
import type { Place } from './roster-row-item'

/** A row with a name in one line and last marks, on a phone. */
const ROW_HEIGHT = 124
/** What the server draws, before there is a window. */
const FIRST_WINDOW = { width: 390, height: 900 }

const keyOf = (item: ListItem) => (item.kind === 'heading' ? item.mark : item.row.userId)
const useBrowserLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/** A long list of which only the rows around the window are in the document. */
export function VirtualRows(props: {
  items: readonly ListItem[]
  draw: (item: ListItem, place: Place) => ReactNode
  list: RefObject<HTMLUListElement | null>
  reveal: RefObject<((userId: string) => void) | null>
}) {
  const { items, draw, list, reveal } = props
  const [offset, setOffset] = useState(0)
  useBrowserLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0
    setOffset(top + window.scrollY)
  }, [list])
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (at) => {
      const item = items[at]
      return item ? keyOf(item) : at
    },
    overscan: 6,
    scrollMargin: offset,
    initialRect: FIRST_WINDOW,
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
  return (
    <ul
      ref={list}
      className="relative overflow-clip rounded-2xl border border-border bg-surface"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const item = items[index]
        return (
          item && draw(item, { measure: virtualizer.measureElement, index, top: start - offset })
        )
      })}
    </ul>
  )
}
