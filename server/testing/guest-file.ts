const HEADER = [
  ...['guest_id', 'name', 'email', 'created_at', 'approval_status', 'checked_in_at'],
  ...['GitHub', 'Usuario de X', 'Meta'],
] as const

export type GuestFields = Partial<Record<(typeof HEADER)[number], string>>

/** A guest export with these rows (approved, signed up on 5 September 2026 unless they say otherwise). */
export function guestFile(rows: readonly GuestFields[]): Uint8Array {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
  const lines = rows.map((given) => {
    const row: GuestFields = {
      approval_status: 'approved',
      created_at: '2026-09-05T16:42:00.000Z',
      ...given,
    }
    return HEADER.map((heading) => quoted(row[heading] ?? '')).join(',')
  })
  return new TextEncoder().encode([HEADER.join(','), ...lines, ''].join('\r\n'))
}
