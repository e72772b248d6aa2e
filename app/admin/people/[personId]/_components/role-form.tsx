'use client'

import { useMutation } from '@tanstack/react-query'
import { UserRoundCog } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useEarlyInput } from '@/app/_lib/use-early-input'
import { useTRPC } from '@/app/_trpc/client'
import { ROLES, type Role } from '@/domain/users'
import { AskOnce } from '../../../_components/ask-once'
import { SaidNotices } from '../../../_components/said-notices'
import { useStep } from '../../../_components/use-step'

/** What a person may do. The last admin keeps the role; the refusal says so. */
export function RoleForm(props: {
  person: { id: string; name: string; role: Role }
  isSelf: boolean
}) {
  const { id: userId, name, role: current } = props.person
  const t = useTranslations('people.role')
  const roles = useTranslations('nav.roles')
  const router = useRouter()
  const api = useTRPC()
  const { take, isBusy, said } = useStep()
  const change = useMutation(api.users.changeRole.mutationOptions({ networkMode: 'always' }))
  const [chosen, setChosen] = useState<Role | null>(null)
  const role = chosen ?? current
  const id = useId()

  const answer = () =>
    take(async () => {
      await change.mutateAsync({ userId, role })
      // One's own rights show in every part of the page.
      if (props.isSelf) router.refresh()
      return [{ kind: 'done', text: t('done', { role: roles(role) }) }]
    })

  return (
    <div
      id={useEarlyInput()}
      className="flex flex-col gap-3 rounded-2xl border border-border bg-surface p-4"
    >
      <div>
        <label htmlFor={id} className="text-sm font-semibold text-muted">
          {t('title')}
        </label>
        <select
          id={id}
          value={role}
          onChange={(event) => setChosen(ROLES.find((one) => one === event.target.value) ?? null)}
          aria-describedby={`${id}-help`}
          className="input mt-1 w-full px-3"
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {roles(one)}
            </option>
          ))}
        </select>
        <p id={`${id}-help`} className="mt-1 text-sm text-muted">
          {t('help')}
        </p>
      </div>
      <SaidNotices said={said} />
      {role !== current && (
        <AskOnce
          label={t('save')}
          icon={UserRoundCog}
          look="primary"
          question={t(props.isSelf ? 'askSelf' : 'ask', { name, role })}
          yes={t('yes')}
          isBusy={isBusy}
          onYes={answer}
        />
      )}
    </div>
  )
}
