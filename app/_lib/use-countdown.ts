import { useEffect, useState } from 'react'

/** Seconds left of `duration`, counted down to 0, and a function that starts it again. */
export function useCountdown(duration: number): [secondsLeft: number, restart: () => void] {
  const [left, setLeft] = useState(duration)
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  return [left, () => setLeft(duration)]
}
