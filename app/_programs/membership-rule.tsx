import { useTranslations } from 'next-intl'
import type { PromotionRule } from '@/domain/programs'

/** What makes a guest of a program a member, in words. */
export function MembershipRule({ rule }: { rule: PromotionRule }) {
  const t = useTranslations('programs')
  return t('membershipRule', { ...rule })
}
