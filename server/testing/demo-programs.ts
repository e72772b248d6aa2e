import { eq } from 'drizzle-orm'
import {
  createProgramInput,
  programForm,
  type UpdateProgramInput,
} from '../../domain/program-forms'
import { DEFAULT_TIME_ZONE } from '../../domain/programs'
import { addDays, localDay } from '../../domain/time'
import type { Db } from '../db/client'
import { programs } from '../db/schema'
import type { Actor } from '../services/context'
import { createProgram } from '../services/programs/create-program'
import { updateProgram } from '../services/programs/update-program'
import { COHORT_JOINED, PAST_BEGAN, PAST_ENDED } from './demo-members'
import { WEEKS_AFTER } from './demo-sessions'
import { as, before, type Demo } from './demo-steps'
import { DEMO_PROGRAMS } from './demo-texts'

/** The program of the seed known by `slug`. */
export async function findProgram(db: Db, slug: string) {
  const [program] = await db.select().from(programs).where(eq(programs.slug, slug))
  if (!program) throw new Error(`There is no program "${slug}": run the seed first.`)
  return program
}

/** The seed's programs, one of them now with dates, and two more: one that is over, one that begins soon. */
export async function seedDemoPrograms(db: Db, now: Date, admin: Actor): Promise<Demo['programs']> {
  const today = localDay(now, DEFAULT_TIME_ZONE)
  const inDays = (days: number) => addDays(today, days)
  const ctx = (days: number) => as({ db }, admin, before({ now }, days))
  const change = async (slug: string, changes: UpdateProgramInput['changes'], days: number) => {
    const program = await findProgram(db, slug)
    await updateProgram(ctx(days), { programId: program.id, changes, seen: programForm(program) })
    return program.id
  }
  const past = createProgramInput.parse({
    name: 'Semillero de verano',
    description: 'Seis semanas para publicar una primera página, con ayuda de gente del barrio.',
    programType: 'cohort',
    accent: 'amber',
    startDay: inDays(-PAST_BEGAN),
    lastDay: inDays(-PAST_ENDED - 1),
  })
  const next = createProgramInput.parse({
    name: 'Datos para tu colonia',
    description:
      'Ocho semanas para juntar, limpiar y contar los datos de un problema que tienes cerca.',
    programType: 'cohort',
    accent: 'violet',
    startDay: inDays(12),
    lastDay: inDays(67),
    promotionRule: { minPresent: 4, minRate: 0.6 },
  })
  await change('defi-esta', { ...DEMO_PROGRAMS['defi-esta'], accent: 'teal' }, PAST_BEGAN)
  return {
    past: (await createProgram(ctx(PAST_BEGAN + 14), past)).programId,
    cohort: await change(
      'de-cero-a-chamba',
      {
        startDay: inDays(2 - COHORT_JOINED),
        lastDay: inDays(7 * WEEKS_AFTER + 5),
        ...DEMO_PROGRAMS['de-cero-a-chamba'],
        accent: 'leaf',
        showsPeople: true,
      },
      COHORT_JOINED + 14,
    ),
    open: await change('open', { ...DEMO_PROGRAMS.open, accent: 'sky' }, COHORT_JOINED + 14),
    next: (await createProgram(ctx(20), next)).programId,
  }
}
