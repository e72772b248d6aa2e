import { useFormatter, useTranslations } from 'next-intl'
import { localDay } from '@/domain/time'

interface Span {
  programType: 'cohort' | 'evergreen'
  startDate: Date | null
  endDate: Date | null
  timeZone: string
}

/** When a program runs, in its own time zone; `endDate` is the instant after its last day. */
export function ProgramDates({ program }: { program: Span }) {
  const t = useTranslations('programs')
  const format = useFormatter()
  const { startDate, endDate, timeZone } = program
  if (program.programType === 'evergreen' && !endDate) return t('noDates')
  if (!startDate || !endDate) return t('datesToBeAnnounced')
  const lastDay = new Date(endDate.getTime() - 1)
  const day = { day: 'numeric', month: 'short', timeZone } as const
  const dated = { ...day, year: 'numeric' } as const
  const year = (instant: Date) => localDay(instant, timeZone).slice(0, 4)
  // Two dates rather than a range: its spaces differ between the server and browsers.
  const from = format.dateTime(startDate, year(startDate) === year(lastDay) ? day : dated)
  return `${from} – ${format.dateTime(lastDay, dated)}`
}
