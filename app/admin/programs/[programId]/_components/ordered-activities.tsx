'use client'

import { useLocale, useTranslations } from 'next-intl'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { DropIndicator, useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { moved } from '../../_lib/moved'
import { ActivityItem } from './activity-item'
import type { Conflict, ProgramActivity } from './program-data'

interface Props {
  activities: readonly ProgramActivity[]
  conflicts: ReadonlyMap<string, Conflict[]>
  canManage: boolean
  isBusy: boolean
  now: Date
  onOrder: (activityIds: string[]) => void
  onRequire: (activity: ProgramActivity, isRequired: boolean) => void
  onUnlink: (activity: ProgramActivity) => Promise<boolean>
}

/**
 * Activities in an order to change: dragged with the mouse or a finger, or from the handle by keyboard (Enter, arrows,
 * Enter), each step told to screen readers.
 */
export function OrderedActivities(props: Props) {
  const { activities } = props
  const t = useTranslations('programsAdmin.order')
  const locale = useLocale()
  const ids = activities.map(({ id }) => id)
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !props.canManage || ids.length < 2,
    getItems: (keys) =>
      [...keys].map((key) => ({
        'text/plain': activities.find(({ id }) => id === key)?.title ?? '',
      })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return
      const next = moved(ids, [...keys].map(String), String(target.key), target.dropPosition)
      if (next.some((id, place) => id !== ids[place])) props.onOrder(next)
    },
    renderDropIndicator: (target) => (
      <DropIndicator
        target={target}
        className="relative z-10 outline-none data-drop-target:-my-px data-drop-target:h-0.5 data-drop-target:bg-accent"
      />
    ),
  })
  return (
    <I18nProvider locale={locale}>
      <GridList
        aria-label={t('list')}
        items={activities}
        dependencies={[props]}
        keyboardNavigationBehavior="tab"
        disallowTypeAhead
        selectionMode="none"
        dragAndDropHooks={dragAndDropHooks}
        className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-surface outline-none"
      >
        {(activity) => (
          <GridListItem
            id={activity.id}
            textValue={activity.title}
            className="flex items-start gap-1 p-2 outline-none data-dragging:opacity-50 data-focus-visible:outline-3 data-focus-visible:-outline-offset-3 data-focus-visible:outline-focus sm:gap-3 sm:p-3"
          >
            <ActivityItem
              activity={activity}
              place={ids.indexOf(activity.id) + 1}
              conflicts={props.conflicts.get(activity.id) ?? []}
              canManage={props.canManage}
              isBusy={props.isBusy}
              now={props.now}
              onRequire={(isRequired) => props.onRequire(activity, isRequired)}
              onUnlink={() => props.onUnlink(activity)}
            />
          </GridListItem>
        )}
      </GridList>
    </I18nProvider>
  )
}
