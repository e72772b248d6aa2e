// What the API says and hears is JSON, with instants as `{ $date: milliseconds }`. A general serialiser does the same
// for every type there is, and takes longer over a large roster than the database does.

const DATE = '$date'

/** `value` (objects, lists, texts, numbers, dates) as plain JSON values. Throws for what it has no form for. */
function serialize(value: unknown): unknown {
  if (typeof value === 'bigint') throw new TypeError('A bigint has no form on the wire.')
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return { [DATE]: value.getTime() }
  if (Array.isArray(value)) return value.map(serialize)
  if (value instanceof Map || value instanceof Set)
    throw new TypeError('Maps and sets have no form on the wire.')
  // Key by key: listed as pairs, a large answer takes half as long again.
  const plain: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const part: unknown = Reflect.get(value, key)
    // Assigned, it would become the prototype.
    if (part !== undefined && key !== '__proto__') plain[key] = serialize(part)
  }
  return plain
}

/** What `serialize` was given, out of what it gave. */
function deserialize(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(deserialize)
  const keys = Object.keys(value)
  if (keys.length === 1 && keys[0] === DATE)
    return new Date(Number(Reflect.get(value, DATE) ?? Number.NaN))
  const whole: Record<string, unknown> = {}
  for (const key of keys) if (key !== '__proto__') whole[key] = deserialize(Reflect.get(value, key))
  return whole
}

/** The one form of the API's inputs and outputs, for both of its ends. */
export const wire = { serialize, deserialize }
