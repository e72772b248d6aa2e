import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import type { ReactNode } from 'react'

const KINDS = {
  info: { icon: Info, look: 'bg-surface-secondary text-foreground' },
  done: { icon: CircleCheck, look: 'bg-present-soft text-present' },
  problem: { icon: CircleAlert, look: 'bg-absent-soft text-absent' },
}

/** A message beside the thing it is about. A problem is read out at once, the rest when there is time. */
export function Notice({ kind, children }: { kind: keyof typeof KINDS; children: ReactNode }) {
  const { icon: Icon, look } = KINDS[kind]
  return (
    <div
      role={kind === 'problem' ? 'alert' : 'status'}
      className={`flex items-start gap-2.5 rounded-xl px-4 py-3 font-medium ${look}`}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
