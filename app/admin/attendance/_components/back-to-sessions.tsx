import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { RouterOutputs } from '@/app/_trpc/client'
import { localDay } from '@/domain/time'

type Session = RouterOutputs['activities']['session']

/** From one session to all of its day. */
export function BackToSessions(props: { session: Pick<Session, 'startsAt' | 'timeZone'> }) {
  const t = useTranslations('attendance')
  const { startsAt, timeZone } = props.session
  return (
    <Link
      href={{ pathname: '/admin/attendance', query: { day: localDay(startsAt, timeZone) } }}
      className="-ml-2 mb-2 inline-flex min-h-11 items-center gap-1.5 px-2 font-semibold text-link"
    >
      <ArrowLeft aria-hidden="true" className="size-5" />
      {t('allSessions')}
    </Link>
  )
}
