import { useTranslations } from 'next-intl'

const WORDED = ['required', 'too-short', 'too-long', 'unstorable', 'pick'] as const

/** Words what is wrong with a typed reason, by the code the schema gave. */
export function useProblemWording(max: number) {
  const t = useTranslations('people.problems')
  return (code: string | undefined) => t(WORDED.find((one) => one === code) ?? 'required', { max })
}
