import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** Where somebody shows what they do: GitHub and X, with their pages. Nothing where there is neither. */
export function HandleLinks(props: {
  handles: { githubUsername: string | null; twitterUsername: string | null }
}) {
  const t = useTranslations('common')
  const { githubUsername, twitterUsername } = props.handles
  const handles = [
    { site: 'GitHub', name: githubUsername, href: `https://github.com/${githubUsername}` },
    { site: 'X', name: twitterUsername, href: `https://x.com/${twitterUsername}` },
  ].filter(({ name }) => name !== null)
  if (handles.length === 0) return null
  return (
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
  )
}
