'use client'

import { Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { HandleLinks } from '@/app/_applications/handle-links'
import { queueHref } from '../_search-params'
import type { Application } from './use-application'
import { useFilters } from './use-filters'

/** GitHub and X, with their pages, and who else gave the same. */
export function ApplicationHandles({ application }: { application: Application }) {
  const t = useTranslations('review')
  const { filters } = useFilters()
  const { githubUsername, twitterUsername, sameHandle } = application
  return (
    <section>
      <h3 className="text-lg">{t('handles')}</h3>
      {!githubUsername && !twitterUsername && <p className="text-muted">{t('noHandles')}</p>}
      <HandleLinks handles={application} />
      {sameHandle.length > 0 && (
        <div className="mt-1 rounded-xl bg-absent-soft px-4 py-3 text-absent">
          <p className="flex items-center gap-2 font-semibold">
            <Copy aria-hidden="true" className="size-5 shrink-0" />
            {t('sameHandle', { count: sameHandle.length })}
          </p>
          <ul>
            {sameHandle.map((other) => (
              <li key={other.id}>
                <a
                  href={queueHref({ ...filters, open: other.id })}
                  className="inline-flex min-h-11 flex-wrap items-center gap-x-2 underline underline-offset-4"
                >
                  <span className="font-semibold">{other.name}</span>
                  <span className="wrap-anywhere">{other.email}</span>
                  <span>· {t(`statuses.${other.status}`)}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
