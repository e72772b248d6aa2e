import { useTranslations } from 'next-intl'
import { ChoiceGroup } from '@/app/_shell/choice-group'
import { SCOPES, type Scope } from './activity-data'

/** Whether a step is about this session alone or also about those that follow; nothing where there is no choice. */
export function ScopeChoice(props: {
  followers: number
  scope: Scope
  onChange: (scope: Scope) => void
}) {
  const t = useTranslations('activitiesAdmin.scope')
  if (props.followers === 0) return null
  return (
    <ChoiceGroup
      label={t('label')}
      choices={SCOPES.map((value) => ({ value, label: t(value, { count: props.followers }) }))}
      value={props.scope}
      onChange={props.onChange}
    />
  )
}
