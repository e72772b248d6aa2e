const KERNELS = [
  [13, 2.5],
  [9.6, 8.3],
  [16.4, 8.3],
  [9.6, 14.1],
  [16.4, 14.1],
  [13, 19.9],
] as const

/** A rounded kernel of 6 × 5, from where it begins. */
const KERNEL =
  'h1.6a2.2 2.2 0 0 1 2.2 2.2v.6a2.2 2.2 0 0 1-2.2 2.2h-1.6a2.2 2.2 0 0 1-2.2-2.2v-.6a2.2 2.2 0 0 1 2.2-2.2z'
const EAR = KERNELS.map(([x, y]) => `M${x + 2.2} ${y}${KERNEL}`).join('')
const LEAVES =
  'M15.4 30.5C7.2 29.6 3 23.4 4.2 12.6c6 3.4 10.3 9.3 11.2 17.9ZM16.6 30.5C24.8 29.6 29 23.4 27.8 12.6c-6 3.4-10.3 9.3-11.2 17.9Z'

/** An ear of maize between two leaves. Decorative: whoever shows it alone gives it a name. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path fill="var(--kernel-gold)" d={EAR} />
      <path fill="var(--husk)" d={LEAVES} />
    </svg>
  )
}

/** The mark and the name, as the header shows them. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2">
      <Mark className="size-8 shrink-0" />
      <span className="font-display text-[1.45rem] leading-none font-semibold tracking-tight">
        Cosecha
      </span>
    </span>
  )
}
