import type { ReactNode } from 'react'
import { ClientMessages } from '@/app/_i18n/client-messages'
import { currentPerson } from '@/app/_lib/current-person'
import { ApiProvider } from '@/app/_trpc/client'
import { FormMemory } from './_components/form-memory'

/** What the steps share: the way to the API and what was typed. It guards nothing: every page asks for itself. */
export default async function OnboardingLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson()
  return (
    <ApiProvider>
      <ClientMessages areas={['onboarding', 'programs']}>
        <FormMemory key={person?.id} personId={person?.id ?? ''}>
          {children}
        </FormMemory>
      </ClientMessages>
    </ApiProvider>
  )
}
