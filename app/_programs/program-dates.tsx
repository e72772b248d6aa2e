import { useFormatter, useTranslations } from 'next-intl'

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
  return format.dateTimeRange(startDate, lastDay, { dateStyle: 'medium', timeZone })
}
