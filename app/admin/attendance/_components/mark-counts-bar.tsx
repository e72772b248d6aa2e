import { useTranslations } from 'next-intl'
import type { MarkCounts } from '@/domain/marks'
import { MARK_LOOKS, MARK_NAMES } from './mark-looks'

/** How many are what: a bar to see at a glance, and the numbers with their words. */
export function MarkCountsBar({ counts }: { counts: MarkCounts }) {
  const t = useTranslations('attendance')
  const total = MARK_NAMES.reduce((sum, name) => sum + counts[name], 0)
  return (
    <div className="w-full">
      <div aria-hidden="true" className="flex h-2 gap-0.5 overflow-hidden rounded-full bg-default">
        {MARK_NAMES.filter((name) => name !== 'unmarked' && counts[name] > 0).map((name) => (
          <span
            key={name}
            className={MARK_LOOKS[name].bar}
            style={{ width: `${(counts[name] / total) * 100}%` }}
          />
        ))}
      </div>
      <ul className="mt-2 grid grid-cols-4 gap-2">
        {MARK_NAMES.map((name) => {
          const { icon: Icon, text } = MARK_LOOKS[name]
          return (
            <li key={name} className={`leading-tight ${text}`}>
              <span className="flex items-center gap-1 text-lg font-semibold tabular-nums">
                <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={2.5} />
                {counts[name]}
              </span>{' '}
              <span className="text-xs font-medium sm:text-sm">
                {t(`counts.${name}`, { count: counts[name] })}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
