import { CalendarDays, CalendarPlus, Clock, MapPin, Video } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '@/app/_components/empty-state'
import { Kernels } from '@/app/_components/kernels'
import { Notice } from '@/app/_components/notice'
import { CALENDAR_PATH, sessionFile } from '../_lib/paths'
import type { Session, Standing } from '../_lib/standing'
import { nearness } from '../_lib/when'
import { TimeSpan, useWhen } from './when'

/** What is on or comes first of all one's programs: when, what, where, and how to keep it in mind. */
export function NextSession({ running, now }: { running: readonly Standing[]; now: Date }) {
  const t = useTranslations('dashboard.next')
  const when = useWhen(now)
  const first = running[0]
  const session = first?.nextSession
  return (
    <div className="flex flex-col gap-3">
      {first && session ? (
        <section
          aria-labelledby="next-session"
          className="relative overflow-hidden rounded-3xl bg-hero text-hero-foreground lg:pr-52"
        >
          <div className="flex flex-col items-start gap-1 px-5 pt-6 pb-6 sm:px-8 sm:pt-8 sm:pb-8">
            <p className="font-semibold">
              {t(nearness(session, now) === 'now' ? 'titleNow' : 'title')} · {first.program.name}
            </p>
            <h2
              id="next-session"
              className="text-[clamp(2rem,8vw,3rem)] leading-[1.05] font-semibold tracking-tight first-letter:uppercase"
            >
              {when(session)}
            </h2>
            <p className="mt-2 text-xl font-semibold wrap-anywhere">{session.title}</p>
            <ul className="mt-1 flex flex-col gap-1">
              <Fact icon={Clock}>
                <TimeSpan span={session} />
              </Fact>
              {session.location && <Fact icon={MapPin}>{session.location}</Fact>}
            </ul>
            <div className="mt-4 flex flex-wrap gap-2">
              {session.link && (
                <a
                  href={session.link}
                  target="_blank"
                  rel="noreferrer"
                  className="button button--primary gap-2"
                >
                  <Video aria-hidden="true" className="size-5" />
                  {t('join')}
                </a>
              )}
              <a
                href={sessionFile(session.activityId)}
                className={`button gap-2 ${session.link ? 'button--outline border-current' : 'button--primary'}`}
              >
                <CalendarPlus aria-hidden="true" className="size-5" />
                {t('add')}
              </a>
            </div>
          </div>
          <Kernels
            id="next-kernels"
            className="block h-[22px] w-full lg:absolute lg:inset-y-0 lg:right-0 lg:h-full lg:w-44 lg:rounded-tl-[6rem]"
          />
        </section>
      ) : (
        <EmptyState title={t('none.title')} text={t('none.text')} />
      )}
      {soonCancelled(running, now).map((cancelled) => (
        <Notice key={cancelled.activityId} kind="problem">
          {t('cancelled', { title: cancelled.title, when: when(cancelled) })}
          {cancelled.cancelReason && (
            <span className="block font-normal wrap-anywhere">
              {t('cancelledWhy', { reason: cancelled.cancelReason })}
            </span>
          )}
        </Notice>
      ))}
      <Link
        href={CALENDAR_PATH}
        className="flex min-h-11 items-center gap-2 self-start font-semibold text-link underline underline-offset-4"
      >
        <CalendarDays aria-hidden="true" className="size-5" />
        {t('subscribe')}
      </Link>
    </div>
  )
}

function Fact({ icon: Icon, children }: { icon: typeof Clock; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  )
}

/** The cancelled sessions of the next seven days, once each: somebody may be about to leave home. */
function soonCancelled(running: readonly Standing[], now: Date): Session[] {
  const soon = running
    .flatMap(({ sessions }) => sessions)
    .filter(
      (session) =>
        session.status === 'cancelled' && !['over', 'date'].includes(nearness(session, now)),
    )
  return [...new Map(soon.map((session) => [session.activityId, session])).values()]
}
