'use client'

import type { StoredRoster } from '@/app/_offline/roster'
// Loaded on first use elsewhere; without a network there is no later.
import '@/app/_shell/waiting-list'
import '../_lib/click-sound'
import './help-dialog'
import { RollCall } from './roll-call'
import { SessionHeading } from './session-heading'
import './virtual-rows'

/** The roll call with a roster out of this device. The server is asked for what is missing, as soon as it can be. */
export function StoredRollCall(props: { stored: StoredRoster; canReopen: boolean }) {
  const { owner, activityId, roster } = props.stored
  return (
    <>
      <SessionHeading session={roster.session} />
      <RollCall
        owner={owner}
        activityId={activityId}
        roster={roster}
        isLive={false}
        canReopen={props.canReopen}
      />
    </>
  )
}
