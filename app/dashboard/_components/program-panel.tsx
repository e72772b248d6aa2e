import type { CohortPerson, Standing } from '../_lib/standing'
import { Agenda } from './agenda'
import { Attendance } from './attendance'
import { Cohort } from './cohort'
import { Deliverables } from './deliverables'
import { Goal } from './goal'
import { Missing } from './missing'
import { Timeline } from './timeline'

/** Everything about one's place in a program: on a phone in the order of need, on a laptop in two columns. */
export function ProgramPanel(props: {
  standing: Standing
  people: readonly CohortPerson[] | null
  now: Date
}) {
  const { standing, people, now } = props
  return (
    <div className="grid gap-x-8 gap-y-7 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)] lg:items-start">
      <div className="flex min-w-0 flex-col gap-7">
        <Missing standing={standing} />
        <Deliverables
          deliverables={standing.deliverables}
          isOpen={standing.reach !== null}
          now={now}
        />
        <Attendance standing={standing} now={now} />
      </div>
      <div className="flex min-w-0 flex-col gap-7">
        {standing.reach && <Agenda standing={standing} now={now} />}
        {standing.goal && <Goal goal={standing.goal} />}
        <Timeline standing={standing} />
      </div>
      {people && people.length > 0 && (
        <div className="min-w-0 lg:col-span-2">
          <Cohort people={people} />
        </div>
      )}
    </div>
  )
}
