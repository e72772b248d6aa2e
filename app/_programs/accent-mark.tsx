import type { ProgramAccent } from '@/domain/programs'

const COLOURS: Record<ProgramAccent, string> = {
  clay: 'bg-(--program-clay)',
  amber: 'bg-(--program-amber)',
  leaf: 'bg-(--program-leaf)',
  teal: 'bg-(--program-teal)',
  sky: 'bg-(--program-sky)',
  violet: 'bg-(--program-violet)',
  rose: 'bg-(--program-rose)',
  stone: 'bg-(--program-stone)',
}

/** A kernel in a program's colour. It only helps to find the name it stands beside. */
export function AccentMark(props: { accent: ProgramAccent; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={`inline-block shrink-0 rounded-[45%] ${COLOURS[props.accent]} ${props.className ?? 'h-3 w-3.5'}`}
    />
  )
}
