import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

const TONES = {
  neutral: 'bg-default text-foreground',
  positive: 'bg-present-soft text-present',
  negative: 'bg-absent-soft text-absent',
  special: 'bg-excused-soft text-excused',
  waiting: 'bg-maize-soft text-foreground',
}
export type Tone = keyof typeof TONES

/** A state in an icon and a word; the colour only helps. */
export function StatusChip(props: { icon: LucideIcon; tone?: Tone; children: ReactNode }) {
  const { icon: Icon, tone = 'neutral', children } = props
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 text-sm leading-5 font-semibold ${TONES[tone]}`}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={2.25} />
      {children}
    </span>
  )
}
