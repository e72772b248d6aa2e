'use client'

import { ChevronRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { EmptyState } from '@/app/_components/empty-state'
import { PageHeader } from '@/app/_components/page-header'
import { deviceDatabase } from '@/app/_offline/device-database'
import { deviceOwner } from '@/app/_offline/owner'
import { rollCallAt } from '@/app/_offline/roll-call-path'
import type { StoredRoster } from '@/app/_offline/roster'
import { forgetOld, listRosters } from '@/app/_offline/stored-roster'
import { StoredRollCall } from '@/app/admin/attendance/[activityId]/_components/stored-roll-call'

/** A roster that lies here opens within this: the service worker waits four seconds for the server. */
const LEAVING_MS = 5000

interface Found {
  /** The roster the address asks for, if the address is one of a roll call. */
  wanted: string | null
  rosters: readonly StoredRoster[]
}

/** The roll call the address asks for, out of the device; or the rosters there are. */
export function OfflineShell() {
  const t = useTranslations('rollCall.shell')
  const [found, setFound] = useState<Found>()
  const tappedAt = useRef(Number.NEGATIVE_INFINITY)

  useEffect(() => {
    const read = async () => {
      const owner = deviceOwner()
      if (owner) await forgetOld(owner, new Date()).catch(() => undefined)
      const rosters = owner ? await listRosters(owner).catch(() => []) : []
      setFound({ wanted: rollCallAt(location.pathname), rosters })
      await showTheme()
    }
    void read()
  }, [])

  const shown = found?.rosters.find(({ activityId }) => activityId === found.wanted)
  useReloadWhenOnline(found !== undefined && !shown, tappedAt)
  if (!found)
    return (
      <p data-offline role="status" className="text-muted">
        {t('loading')}
      </p>
    )
  if (shown)
    return (
      <div data-offline>
        <StoredRollCall stored={shown} canReopen={false} />
      </div>
    )
  return (
    <div data-offline>
      <PageHeader title={t('title')} lead={t(found.wanted ? 'notHere' : 'text')}>
        <button type="button" onClick={() => location.reload()} className="button button--primary">
          {t('retry')}
        </button>
      </PageHeader>
      {found.rosters.length === 0 ? (
        <EmptyState title={t('lists')} text={t('empty')} />
      ) : (
        <RosterLinks
          rosters={found.rosters}
          onOpen={() => {
            tappedAt.current = Date.now()
          }}
        />
      )}
    </div>
  )
}

function RosterLinks(props: { rosters: readonly StoredRoster[]; onOpen: () => void }) {
  const t = useTranslations('rollCall.shell')
  const format = useFormatter()
  return (
    <nav aria-label={t('lists')}>
      <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface">
        {props.rosters.map(({ activityId, roster: { session } }) => (
          <li key={activityId}>
            {/* A whole page anew: the router has no network to ask. */}
            <a
              href={`/admin/attendance/${activityId}`}
              onClick={props.onOpen}
              className="flex min-h-16 items-center gap-3 px-4 py-3 hover:bg-default"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-semibold wrap-anywhere">{session.title}</span>
                <span className="block text-sm text-muted">
                  {format.dateTime(session.startsAt, {
                    dateStyle: 'medium',
                    timeStyle: 'short',
                    timeZone: session.timeZone,
                  })}
                </span>
              </span>
              <ChevronRight aria-hidden="true" className="size-6 shrink-0 text-muted" />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The page on the device was made for nobody: how this person likes it stands beside their rosters. */
async function showTheme() {
  const theme = await deviceDatabase().then(
    (database) => database.get('looks', 'theme'),
    () => undefined,
  )
  if (theme) document.documentElement.dataset.theme = theme
}

/** Not within a moment after a link was tapped: a reload would take the way there back. */
function useReloadWhenOnline(isOn: boolean, tappedAt: RefObject<number>) {
  useEffect(() => {
    if (!isOn) return
    const reload = () => {
      if (Date.now() - tappedAt.current > LEAVING_MS) location.reload()
    }
    addEventListener('online', reload)
    return () => removeEventListener('online', reload)
  }, [isOn, tappedAt])
}
