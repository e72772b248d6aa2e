import { asc, eq } from 'drizzle-orm'
import { programSize } from '../../../domain/enrollments'
import { completePromotionRule, takesApplications } from '../../../domain/programs'
import { programActivities, programs } from '../../db/schema'
import type { ServiceContext } from '../context'
import { countPeople } from './count-people'

const columns = {
  id: programs.id,
  slug: programs.slug,
  name: programs.name,
  description: programs.description,
  programType: programs.programType,
  startDate: programs.startDate,
  endDate: programs.endDate,
  timeZone: programs.timeZone,
  isActive: programs.isActive,
}

/** The active programs, as everybody may see them, by name, with what makes a guest a member. */
export async function listPrograms({ db, now }: Pick<ServiceContext, 'db' | 'now'>) {
  const rows = await db
    .select({ ...columns, promotionRule: programs.promotionRule })
    .from(programs)
    .where(eq(programs.isActive, true))
    .orderBy(asc(programs.name))
  return rows.map((row) => ({
    ...row,
    promotionRule: completePromotionRule(row.promotionRule),
    takesApplications: takesApplications(row, now),
  }))
}

/** Every program, inactive ones too, with its size: people running in it, and linked activities. For staff. */
export async function listAllPrograms({ db, now }: Pick<ServiceContext, 'db' | 'now'>) {
  const activities = db.$count(programActivities, eq(programActivities.programId, programs.id))
  const rows = await db
    .select({ ...columns, activities })
    .from(programs)
    .orderBy(asc(programs.name))
  const peopleOf = await countPeople({ db })
  return rows.map((row) => ({
    ...row,
    people: programSize(peopleOf(row.id)).running,
    takesApplications: takesApplications(row, now),
  }))
}
