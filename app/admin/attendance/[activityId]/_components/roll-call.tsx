'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { EmptyState } from '@/app/_components/empty-state'
import { Notice } from '@/app/_components/notice'
import { isUnsent } from '@/app/_offline/operation'
import type { Roster } from '@/app/_offline/roster'
import { ATTENDANCE_STATUSES, type AttendanceStatus } from '@/domain/marks'
import { orderRows } from '../_lib/order-rows'
import { refusalNow } from '../_lib/roll-call-store'
import { giveFeedback, usePreferences } from '../_lib/use-preferences'
import { RollCallContext, useRollCall } from '../_lib/use-roll-call'
import { useRollCallKeys } from '../_lib/use-roll-call-keys'
import { DeviceNotices } from './device-notices'
import { ParkedMarks } from './parked-marks'
import { RollBar } from './roll-bar'
import { RollTools } from './roll-tools'
import { RosterList } from './roster-list'
import { UndoBar } from './undo-bar'

// Without a network a part that was never loaded must not take the screen down with it, nor hold it up while it is
// loaded: each is drawn inside a Suspense of its own.
const HelpDialog = dynamic(() =>
  import('./help-dialog').then(
    (file) => file.HelpDialog,
    () => NeedsNetwork,
  ),
)
const WalkInDialog = dynamic(() =>
  import('./walk-in-dialog').then(
    (file) => file.WalkInDialog,
    () => NeedsNetwork,
  ),
)
const ReopenForm = dynamic(() =>
  import('./reopen-form').then(
    (file) => file.ReopenForm,
    () => NeedsNetwork,
  ),
)

/** The screen on which staff say who came. */
export function RollCall(props: {
  owner: string
  activityId: string
  roster: Roster
  /** False where the roster comes from the device. */
  isLive: boolean
  canReopen: boolean
}) {
  const t = useTranslations()
  const { store, state } = useRollCall(props)
  const preferences = usePreferences()
  const [query, setQuery] = useState('')
  const [openPerson, setOpenPerson] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'help' | 'walk-in' | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const reveal = useRef<((userId: string) => void) | null>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const { rows } = state
  const refusal = refusalNow(state)
  const isClosed = refusal !== null
  const { sort, isGrouped } = preferences
  const items = useMemo(
    () => orderRows(rows, { query, sort, isGrouped }),
    [rows, query, sort, isGrouped],
  )
  const people = useMemo(
    () => items.flatMap((item) => (item.kind === 'person' ? [item.row.userId] : [])),
    [items],
  )

  const mark = useCallback(
    (userId: string, status: AttendanceStatus) => {
      giveFeedback()
      void store.mark(userId, status)
    },
    [store],
  )
  const toggle = useCallback(
    (userId: string) => setOpenPerson((before) => (before === userId ? null : userId)),
    [],
  )
  const openHelp = useCallback(() => setDialog('help'), [])
  const openWalkIn = useCallback(() => setDialog('walk-in'), [])
  const close = useCallback(() => {
    giveFeedback()
    void store.close()
  }, [store])

  // Taps from before the page woke up stand in the radios.
  useEffect(() => {
    for (const radio of list.current?.querySelectorAll<HTMLInputElement>('input:checked') ?? []) {
      const userId = radio.closest<HTMLElement>('[data-person]')?.dataset.person
      const status = ATTENDANCE_STATUSES.find((one) => one === radio.value)
      if (userId && status) void store.mark(userId, status)
    }
  }, [store])

  useRollCallKeys({
    people,
    list,
    reveal: (userId) => reveal.current?.(userId),
    mark: (userId, status) => {
      if (!isClosed) mark(userId, status)
    },
    openNote: (userId) => {
      setOpenPerson(userId)
      focusNote(list.current, userId)
    },
    undo: () => void store.undo(),
    search: () => searchField.current?.focus(),
    close: () => {
      if (!isClosed) close()
    },
    help: openHelp,
  })
  const unsent = state.outbox.operations.some(isUnsent)
  useWarningBeforeLeaving(unsent && !state.outbox.isDurable)

  return (
    <RollCallContext value={store}>
      <DeviceNotices state={state} path={`/admin/attendance/${props.activityId}`} />
      {refusal && (
        <div className="mb-4 space-y-3">
          <Notice kind="info">{t(`errors.${refusal}`)}</Notice>
          <Suspense fallback={null}>
            {props.canReopen && refusal === 'SESSION_CLOSED' && <ReopenForm />}
          </Suspense>
        </div>
      )}
      <RollBar state={state} isClosed={isClosed} onClose={close} />
      <ParkedMarks state={state} />
      <RollTools
        query={query}
        onQuery={setQuery}
        searchField={searchField}
        canAdd={!isClosed && state.lost === null}
        onAdd={openWalkIn}
        onHelp={openHelp}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t('attendance.emptyRoster.title')}
          text={t('attendance.emptyRoster.text')}
        />
      ) : (
        <RosterList
          items={items}
          state={state}
          openPerson={openPerson}
          isTiles={preferences.look === 'tiles'}
          isClosed={isClosed}
          list={list}
          reveal={reveal}
          onToggle={toggle}
          onMark={mark}
        />
      )}
      <UndoBar undo={state.undo} onUndo={() => void store.undo()} />
      <Suspense fallback={null}>
        {dialog === 'help' && <HelpDialog onClose={() => setDialog(null)} />}
        {dialog === 'walk-in' && <WalkInDialog onClose={() => setDialog(null)} />}
      </Suspense>
    </RollCallContext>
  )
}

function NeedsNetwork() {
  const t = useTranslations('rollCall')
  return <Notice kind="info">{t('needsNetwork')}</Notice>
}

/** The note field of a row that is being opened: it is there a moment later, when its part has been loaded. */
function focusNote(list: HTMLElement | null, userId: string) {
  const row = list?.querySelector(`[data-person="${CSS.escape(userId)}"]`)
  if (!row) return
  const focus = () => {
    const field = row.querySelector('textarea')
    field?.focus()
    return field !== null
  }
  if (focus()) return
  const observer = new MutationObserver(() => {
    if (focus()) observer.disconnect()
  })
  observer.observe(row, { childList: true, subtree: true })
  setTimeout(() => observer.disconnect(), 5000)
}

/** Where the browser keeps nothing, what waits would be lost with the page. */
function useWarningBeforeLeaving(isOn: boolean) {
  useEffect(() => {
    if (!isOn) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isOn])
}
