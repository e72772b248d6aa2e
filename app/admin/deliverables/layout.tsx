// Here and not around all of the administration: the roll call goes without it, and is lighter.
export { ApiProvider as default } from '@/app/_trpc/client'
