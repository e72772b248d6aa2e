'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type RefObject, useCallback } from 'react'
import { MARK_LOOKS } from '../../_components/mark-looks'
import type { ListItem } from '../_lib/order-rows'
import type { RollCallState } from '../_lib/roll-call-store'
import { useStore } from '../_lib/use-roll-call'
import { type Place, RosterRowItem, type RowItemProps } from './roster-row-item'

// Most rosters are short; they need not wait for what draws the long ones.
const VirtualRows = dynamic(() => import('./virtual-rows').then((file) => file.VirtualRows))

/** Beyond this only the rows in sight are drawn: a tap stays quick with two thousand people. */
const PLAIN_MAX = 100

export interface RosterListProps {
  items: readonly ListItem[]
  state: RollCallState
  openPerson: string | null
  isTiles: boolean
  isClosed: boolean
  list: RefObject<HTMLUListElement | null>
  reveal: RefObject<((userId: string) => void) | null>
  onToggle: (userId: string) => void
  onMark: RowItemProps['onMark']
}

/** The roster, plain or, when it is long, only what is in sight. */
export function RosterList(props: RosterListProps) {
  const { items, state, isTiles } = props
  const { activityId } = useStore()
  const t = useTranslations('rollCall')
  const total = items.filter(({ kind }) => kind === 'person').length
  const { openPerson, isClosed, onMark, onToggle } = props
  const { operations, isWhole } = state
  const { timeZone } = state.roster.session

  const draw = useCallback(
    (item: ListItem, place?: Place) =>
      item.kind === 'heading' ? (
        <GroupHeading key={item.mark} item={item} {...place} />
      ) : (
        <RosterRowItem
          key={item.row.userId}
          row={item.row}
          question={operations.get(item.row.userId)?.find(({ state }) => state === 'conflict')}
          isOpen={openPerson === item.row.userId}
          isWaiting={openPerson === item.row.userId && operations.has(item.row.userId)}
          isTile={isTiles}
          isClosed={isClosed}
          isWhole={isWhole}
          timeZone={timeZone}
          place={item.place}
          total={total}
          onMark={onMark}
          onToggle={onToggle}
          {...place}
        />
      ),
    [operations, openPerson, isTiles, isClosed, isWhole, timeZone, total, onMark, onToggle],
  )

  if (total === 0) return <p className="py-6 text-center text-muted">{t('nobodyFound')}</p>
  if (total > PLAIN_MAX)
    return (
      <VirtualRows
        key={activityId}
        items={items}
        draw={draw}
        list={props.list}
        reveal={props.reveal}
      />
    )
  return (
    <ul
      ref={props.list}
      className={
        isTiles
          ? 'grid grid-cols-[repeat(auto-fill,minmax(min(10.5rem,100%),1fr))] gap-3'
          : 'divide-y divide-border overflow-clip rounded-2xl border border-border bg-surface'
      }
    >
      {items.map((item) => draw(item))}
    </ul>
  )
}

function GroupHeading(props: { item: Extract<ListItem, { kind: 'heading' }> } & Partial<Place>) {
  const { item, top } = props
  const t = useTranslations('attendance')
  const { icon: Icon, text } = MARK_LOOKS[item.mark]
  return (
    <li
      ref={props.measure}
      data-index={props.index}
      className={`col-span-full bg-surface-secondary px-3 py-2 sm:px-4 ${top === undefined ? '' : 'absolute inset-x-0 top-0'}`}
      style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
    >
      <h2 className={`flex items-center gap-2 font-sans text-base font-semibold ${text}`}>
        <Icon aria-hidden="true" className="size-5" strokeWidth={2.5} />
        {t(`marks.${item.mark}`)}
        <span className="tabular-nums">{item.count}</span>
      </h2>
    </li>
  )
}
