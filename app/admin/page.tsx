import { redirect } from 'next/navigation'

/** The administration opens on what is done most: taking attendance. */
export default function AdminPage() {
  redirect('/admin/attendance')
}
