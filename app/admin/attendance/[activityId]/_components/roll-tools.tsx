'use client'

import { Keyboard, Search, Settings2, UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, type ReactNode, type RefObject, useId } from 'react'
import { OnceOpened } from '@/app/_components/once-opened'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { SORTS } from '../_lib/order-rows'
import { setPreferences, usePreferences } from '../_lib/use-preferences'

/** Finding a person, and how the roster is laid out. */
export const RollTools = memo(function RollTools(props: {
  query: string
  onQuery: (query: string) => void
  searchField: RefObject<HTMLInputElement | null>
  canAdd: boolean
  onAdd: () => void
  onHelp: () => void
}) {
  const t = useTranslations('rollCall')
  const searchId = useId()
  return (
    <div id={useEarlyInput()} className="mb-4 flex flex-wrap items-center gap-2">
      <div className="relative min-w-36 flex-1">
        <label htmlFor={searchId} className="sr-only">
          {t('search')}
        </label>
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3 size-5 -translate-y-1/2 text-muted"
        />
        <input
          ref={props.searchField}
          id={searchId}
          type="search"
          value={props.query}
          onChange={(event) => props.onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            props.onQuery('')
            event.currentTarget.blur()
          }}
          placeholder={t('search')}
          autoComplete="off"
          className="input w-full pr-3 pl-10"
        />
      </div>
      {props.canAdd && (
        <button type="button" onClick={props.onAdd} className="button button--outline gap-2">
          <UserPlus aria-hidden="true" className="size-5" />
          <span className="max-sm:sr-only">{t('add')}</span>
        </button>
      )}
      <LayoutMenu onHelp={props.onHelp} />
    </div>
  )
})

function LayoutMenu({ onHelp }: { onHelp: () => void }) {
  const t = useTranslations('rollCall')
  const preferences = usePreferences()
  const menuId = useId()
  const name = useId()
  return (
    <>
      <button
        type="button"
        popoverTarget={menuId}
        aria-label={t('view.label')}
        className="button button--outline button--icon-only px-0"
      >
        <Settings2 aria-hidden="true" className="size-5" />
      </button>
      <div
        id={menuId}
        popover="auto"
        className="inset-0 m-auto h-fit max-h-[90dvh] w-80 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-2xl bg-overlay p-4 text-foreground shadow-overlay backdrop:bg-(--backdrop)"
      >
        <OnceOpened>
          <p className="mb-2 font-display text-xl font-semibold">{t('view.label')}</p>
          <Choices legend={t('view.look')}>
            {(['list', 'tiles'] as const).map((look) => (
              <Choice
                key={look}
                type="radio"
                name={`${name}-look`}
                isOn={preferences.look === look}
                onChange={() => setPreferences({ look })}
              >
                {t(`view.looks.${look}`)}
              </Choice>
            ))}
          </Choices>
          <Choices legend={t('view.sort')}>
            {SORTS.map((sort) => (
              <Choice
                key={sort}
                type="radio"
                name={`${name}-sort`}
                isOn={preferences.sort === sort}
                onChange={() => setPreferences({ sort })}
              >
                {t(`view.sorts.${sort}`)}
              </Choice>
            ))}
          </Choices>
          <Choices legend={t('view.more')}>
            <Choice
              type="checkbox"
              isOn={preferences.isGrouped}
              onChange={(isGrouped) => setPreferences({ isGrouped })}
            >
              {t('view.group')}
            </Choice>
            <Choice
              type="checkbox"
              isOn={preferences.vibrates}
              onChange={(vibrates) => setPreferences({ vibrates })}
            >
              {t('view.vibrate')}
            </Choice>
            <Choice
              type="checkbox"
              isOn={preferences.sounds}
              onChange={(sounds) => setPreferences({ sounds })}
            >
              {t('view.sound')}
            </Choice>
          </Choices>
          <button
            type="button"
            popoverTarget={menuId}
            popoverTargetAction="hide"
            onClick={onHelp}
            className="button button--outline mt-2 w-full gap-2"
          >
            <Keyboard aria-hidden="true" className="size-5" />
            {t('keys.title')}
          </button>
        </OnceOpened>
      </div>
    </>
  )
}

const Choices = (props: { legend: string; children: ReactNode }) => (
  <fieldset className="mb-3">
    <legend className="text-sm font-semibold text-muted">{props.legend}</legend>
    {props.children}
  </fieldset>
)

const Choice = (props: {
  type: 'radio' | 'checkbox'
  name?: string
  isOn: boolean
  onChange: (isOn: boolean) => void
  children: ReactNode
}) => (
  <label className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-1 hover:bg-default">
    <input
      type={props.type}
      name={props.name}
      checked={props.isOn}
      onChange={(event) => props.onChange(event.target.checked)}
      className="size-5 accent-(--accent)"
    />
    {props.children}
  </label>
)
