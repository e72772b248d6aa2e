'use client'

import { Copy, ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Application } from './use-application'
import { queueHref, useFilters } from './use-filters'

/** GitHub and X, with their pages, and who else gave the same. */
export function ApplicationHandles({ application }: { application: Application }) {
  const t = useTranslations('review')
  const { filters } = useFilters()
  const { githubUsername, twitterUsername, sameHandle } = application
  const handles = [
    { site: 'GitHub', name: githubUsername, href: `https://github.com/${githubUsername}` },
    { site: 'X', name: twitterUsername, href: `https://x.com/${twitterUsername}` },
  ].filter(({ name }) => name !== null)
  return (
    <section>
      <h3 className="text-lg">{t('handles')}</h3>
      {handles.length === 0 && <p className="text-muted">{t('noHandles')}</p>}
      <ul className="flex flex-wrap gap-x-6">
        {handles.map(({ site, name, href }) => (
          <li key={site} className="flex min-w-0 items-center gap-2">
            <span className="text-muted">{site}</span>
            <a
              href={href}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-11 min-w-0 items-center gap-1.5 font-semibold wrap-anywhere text-link underline underline-offset-4"
            >
              @{name}
              <ExternalLink aria-hidden="true" className="size-4 shrink-0" />
              <span className="sr-only">({t('newTab')})</span>
            </a>
          </li>
        ))}
      </ul>
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
