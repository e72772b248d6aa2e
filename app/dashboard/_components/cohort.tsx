import { useTranslations } from 'next-intl'
import { Avatar } from '@/app/_components/avatar'
import type { CohortPerson } from '../_lib/standing'
import { Folded, Part } from './part'

/** As many as one sees before unfolding the rest. */
const FIRST = 12

/** The people one learns with: names and handles. */
export function Cohort({ people }: { people: readonly CohortPerson[] }) {
  const t = useTranslations('dashboard.people')
  const rest = people.slice(FIRST)
  return (
    <Part title={t('title', { count: people.length })}>
      <People people={people.slice(0, FIRST)} />
      {rest.length > 0 && (
        <div className="mt-2 -mb-2 border-t border-border">
          <Folded summary={t('more', { count: rest.length })}>
            <People people={rest} />
          </Folded>
        </div>
      )}
    </Part>
  )
}

function People({ people }: { people: readonly CohortPerson[] }) {
  // They come without ids.
  const numbered = people.map((person, place) => ({ place, person }))
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-5 gap-y-1">
      {numbered.map(({ place, person }) => (
        <Person key={place} person={person} />
      ))}
    </ul>
  )
}

function Person({ person }: { person: CohortPerson }) {
  const t = useTranslations('dashboard.people')
  const { name, username, githubUsername, twitterUsername } = person
  const handles = [
    { site: 'GitHub', handle: githubUsername, href: `https://github.com/${githubUsername}` },
    { site: 'X', handle: twitterUsername, href: `https://x.com/${twitterUsername}` },
  ].filter(({ handle }) => handle !== null)
  return (
    <li className="flex items-center gap-3 py-1">
      <Avatar name={name} avatarUrl={person.avatarUrl} />
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">
          {name}
          {person.isOwn && <span className="text-muted"> ({t('you')})</span>}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
          {username && <span className="wrap-anywhere">@{username}</span>}
          {handles.map(({ site, href }) => (
            <a
              key={site}
              href={href}
              target="_blank"
              rel="noreferrer"
              aria-label={t('on', { name, site })}
              className="inline-flex min-h-11 min-w-11 items-center font-semibold text-link underline underline-offset-4"
            >
              {site}
            </a>
          ))}
        </p>
      </div>
    </li>
  )
}
