/** `ids` with `keys` put before or after `target`, in the order they had. A target that moves itself changes nothing. */
export function moved(
  ids: readonly string[],
  keys: readonly string[],
  target: string,
  position: 'before' | 'after',
): string[] {
  if (keys.includes(target)) return [...ids]
  const left = ids.filter((id) => !keys.includes(id))
  const at = left.indexOf(target) + (position === 'after' ? 1 : 0)
  return [...left.slice(0, at), ...ids.filter((id) => keys.includes(id)), ...left.slice(at)]
}
