'use client'

import type { ComponentProps, FormEvent } from 'react'
import { useEarlyInput } from '@/app/_lib/use-early-input'

/**
 * A form that scripts send. Until they are there it goes nowhere, whatever is tapped (`dialog` outside of a dialog is
 * the one method that sends nothing, neither into the address), and what is typed meanwhile is kept.
 */
export function Form(
  props: Omit<ComponentProps<'form'>, 'id' | 'method' | 'action' | 'onSubmit'> & {
    onSubmit: (event: FormEvent<HTMLFormElement>) => void
  },
) {
  return <form autoComplete="off" {...props} id={useEarlyInput()} method="dialog" />
}
