'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { forgetKeptPage } from '@/app/_offline/kept-page'
import { rollCallAt } from '@/app/_offline/roll-call-path'
import { BackToSessions } from '../../_components/back-to-sessions'
import { StoredRollCall } from '../../[activityId]/_components/stored-roll-call'
import { useStoredRoster } from '../_lib/use-stored-roster'

/** The roll call the address asks for, out of the device of `owner`; where it is not there, the server's page instead. */
export function KeptRollCall({ owner, canReopen }: { owner: string; canReopen: boolean }) {
  const t = useTranslations('rollCall.shell')
  const stored = useStoredRoster()
  const isHere = stored?.owner === owner
  const isMissing = stored !== undefined && !isHere

  useEffect(() => {
    if (!isMissing) return
    // Without this page the service worker asks the server.
    const leave = () => {
      if (rollCallAt(location.pathname) === null) location.replace('/admin/attendance')
      else location.reload()
    }
    forgetKeptPage().then(leave, () => undefined)
  }, [isMissing])

  if (!isHere)
    return (
      <p role="status" className="text-muted">
        {t('loading')}
      </p>
    )
  return (
    <>
      <BackToSessions session={stored.roster.session} />
      <StoredRollCall stored={stored} canReopen={canReopen} />
    </>
  )
}
