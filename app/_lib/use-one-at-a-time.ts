import { useRef, useState } from 'react'

/** Does one thing at a time: what is asked for while another is on its way is not done, and gives null. */
export function useOneAtATime() {
  const [isBusy, setIsBusy] = useState(false)
  // A second tap comes before the next render.
  const onItsWay = useRef(false)

  async function alone<T>(work: () => Promise<T>): Promise<T | null> {
    if (onItsWay.current) return null
    onItsWay.current = true
    setIsBusy(true)
    try {
      return await work()
    } finally {
      onItsWay.current = false
      setIsBusy(false)
    }
  }

  return { alone, isBusy }
}
