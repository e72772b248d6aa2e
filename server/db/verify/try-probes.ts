import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../client'
import { literal } from './literal'
import type { Probe } from './probes'
import { rows } from './rows'

/**
 * Runs statements and a question and gives its answer, or SQLSTATE and name of what refused them. Unless told to
 * keep them, their effects are undone: an exception takes back everything since its block began.
 */
const TRY = `
  create function pg_temp.try(statements text[], question text, keep boolean) returns text language plpgsql as $$
  declare
    statement text; answer text; state text; rule text; place text;
  begin
    foreach statement in array statements loop
      execute statement;
    end loop;
    execute question into answer;
    if keep then
      return answer;
    end if;
    raise exception using errcode = 'UNDO0', message = coalesce(answer, 'no answer');
  exception when others then
    get stacked diagnostics
      state = returned_sqlstate, answer = message_text, rule = constraint_name, place = column_name;
    return case when state = 'UNDO0' then answer else concat(state, ' ', coalesce(nullif(rule, ''), place)) end;
  end $$`

const TAKEN = "select 'taken'"
const answers = z.object({ answer: z.string() })

const values = (statements: readonly string[], question = TAKEN, keep = false) =>
  `array[${statements.map(literal).join(', ')}]::text[], ${literal(question)}, ${keep}`

/** Inserts `parents`, tries every probe, and says what the database answered otherwise than it must. */
export async function tryProbes(
  db: Db,
  parents: readonly string[],
  probes: readonly Probe[],
): Promise<string[]> {
  await db.execute(sql.raw(TRY))
  const [kept] = await rows(
    db,
    `select pg_temp.try(${values(parents, TAKEN, true)}) as answer`,
    answers,
  )
  if (kept?.answer !== 'taken') return [`rows that break no rule are refused: ${kept?.answer}`]

  const calls = probes.map(
    ({ statements, question }, position) => `(${position}, ${values(statements, question)})`,
  )
  const given = await rows(
    db,
    `select pg_temp.try(statements, question, keep) as answer
     from (values ${calls.join(',\n')}) as probe (position, statements, question, keep) order by position`,
    answers,
  )
  return probes.flatMap(({ rule, tried, right }, position) => {
    const answer = given[position]?.answer ?? 'no answer'
    return right.includes(answer)
      ? []
      : [`${rule}: ${tried} gave "${answer}", expected "${right.join('" or "')}"`]
  })
}
