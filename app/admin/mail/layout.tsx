export { ApiProvider as default } from '@/app/_trpc/client'
