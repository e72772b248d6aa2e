import {
  BadgeCheck,
  Ban,
  CircleDashed,
  CirclePause,
  CircleX,
  ClipboardCheck,
  Hourglass,
  type LucideIcon,
  ShieldCheck,
  Sprout,
  UserRound,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { StatusChip, type Tone } from '@/app/_components/status-chip'
import type { AccountStatus, Role } from '@/domain/users'

const ROLE_ICONS: Record<Role, LucideIcon> = {
  participant: UserRound,
  moderator: ClipboardCheck,
  admin: ShieldCheck,
}

const STATUS_LOOKS: Record<AccountStatus, { icon: LucideIcon; tone: Tone }> = {
  incomplete: { icon: CircleDashed, tone: 'neutral' },
  pending: { icon: Hourglass, tone: 'waiting' },
  guest: { icon: Sprout, tone: 'waiting' },
  active: { icon: BadgeCheck, tone: 'positive' },
  rejected: { icon: CircleX, tone: 'negative' },
  inactive: { icon: CirclePause, tone: 'neutral' },
}

/** What a person may do, where they stand in the community, and whether they are suspended. */
export function PersonChips({
  person,
}: {
  person: { role: Role; accountStatus: AccountStatus; suspendedAt: Date | null }
}) {
  const t = useTranslations()
  const { icon, tone } = STATUS_LOOKS[person.accountStatus]
  return (
    <ul className="flex flex-wrap gap-1.5">
      {person.suspendedAt && (
        <li>
          <StatusChip icon={Ban} tone="negative">
            {t('people.suspended')}
          </StatusChip>
        </li>
      )}
      <li>
        <StatusChip icon={ROLE_ICONS[person.role]}>{t(`nav.roles.${person.role}`)}</StatusChip>
      </li>
      <li>
        <StatusChip icon={icon} tone={tone}>
          {t(`people.accountStatuses.${person.accountStatus}`)}
        </StatusChip>
      </li>
    </ul>
  )
}
