'use client'

import { Search } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useRef, useTransition } from 'react'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { SEARCH_MAX } from '@/domain/characters'
import { ROLES } from '@/domain/users'
import { addressOf, PEOPLE_STATUSES, type PeopleFilters, readFilters } from '../_search-params'

const SELECT = 'input mt-1 w-full px-3'

/** Narrows the list through the address. Works without JavaScript. */
export function PeopleFilterForm({ filters }: { filters: PeopleFilters }) {
  const t = useTranslations()
  const router = useRouter()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [isPending, startTransition] = useTransition()

  // The address leads: going back in the browser also puts the fields back.
  const { search, role, status } = filters
  const address = addressOf(filters)
  const shownAddress = useRef(address)
  useEffect(() => {
    if (shownAddress.current === address) return
    shownAddress.current = address
    const shown = { q: search, role: role ?? '', status: status ?? '' }
    for (const [name, value] of Object.entries(shown)) {
      const field = form.current?.elements.namedItem(name)
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
        field.value = value
    }
  }, [address, search, role, status])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const wanted = readFilters({
      q: String(typed.get('q')),
      role: String(typed.get('role')),
      status: String(typed.get('status')),
    })
    startTransition(() => router.push(addressOf(wanted)))
  }
  const submitNow = () => form.current?.requestSubmit()

  return (
    <form
      ref={form}
      id={useEarlyInput()}
      action="/admin/people"
      onSubmit={submit}
      aria-label={t('people.filters.label')}
      className="mb-4 grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <div className="sm:col-span-2 xl:col-span-1">
        <label htmlFor={`${id}-q`} className="label">
          {t('people.filters.search')}
        </label>
        <input
          type="search"
          id={`${id}-q`}
          name="q"
          maxLength={SEARCH_MAX}
          defaultValue={search}
          autoComplete="off"
          className="input mt-1 w-full px-3"
        />
      </div>
      <div>
        <label htmlFor={`${id}-role`} className="label">
          {t('people.filters.role')}
        </label>
        <select
          id={`${id}-role`}
          name="role"
          defaultValue={role ?? ''}
          onChange={submitNow}
          className={SELECT}
        >
          <option value="">{t('people.filters.anyRole')}</option>
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {t(`nav.roles.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-status`} className="label">
          {t('people.filters.status')}
        </label>
        <select
          id={`${id}-status`}
          name="status"
          defaultValue={status ?? ''}
          onChange={submitNow}
          className={SELECT}
        >
          <option value="">{t('people.filters.anyStatus')}</option>
          {PEOPLE_STATUSES.map((one) => (
            <option key={one} value={one}>
              {one === 'suspended' ? t('people.suspended') : t(`people.accountStatuses.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="flex flex-wrap gap-2 sm:col-span-2 xl:col-span-1">
        <button type="submit" aria-busy={isPending} className="button button--primary gap-2">
          <Search aria-hidden="true" className="size-5" />
          {t('people.filters.apply')}
        </button>
        {addressOf(filters) !== '/admin/people' && (
          <Link href="/admin/people" className="button button--outline">
            {t('people.filters.clear')}
          </Link>
        )}
      </div>
    </form>
  )
}
