const KERNELS = [
  [13, 2.5],
  [9.6, 8.3],
  [16.4, 8.3],
  [9.6, 14.1],
  [16.4, 14.1],
  [13, 19.9],
] as const

/** An ear of maize between two leaves. Decorative: whoever shows it alone gives it a name. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <g fill="var(--kernel-gold)">
        {KERNELS.map(([x, y]) => (
          <rect key={`${x} ${y}`} x={x} y={y} width="6" height="5" rx="2.2" />
        ))}
      </g>
      <g fill="var(--husk)">
        <path d="M15.4 30.5C7.2 29.6 3 23.4 4.2 12.6c6 3.4 10.3 9.3 11.2 17.9Z" />
        <path d="M16.6 30.5C24.8 29.6 29 23.4 27.8 12.6c-6 3.4-10.3 9.3-11.2 17.9Z" />
      </g>
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
