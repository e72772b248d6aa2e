'use client'

import { Button } from '@heroui/react/button'
import { FieldError } from '@heroui/react/field-error'
import { Input } from '@heroui/react/input'
import { Label } from '@heroui/react/label'
import { TextField } from '@heroui/react/textfield'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { Form } from '@/app/_components/form'
import { Notice } from '@/app/_components/notice'
import { authClient } from '@/app/_lib/auth-client'
import { type SignInProblem, signInProblem } from '@/app/_lib/sign-in-problem'
import { email } from '@/domain/text'

const schema = z.object({ email })

const isWorded = (code: string | undefined): code is 'not-an-email' | 'too-long' | 'unstorable' =>
  code === 'not-an-email' || code === 'too-long' || code === 'unstorable'

/** Asks for an address and sends a code there; `onSent` gets the address in the form it is stored. */
export function EmailForm(props: { initial: string; onSent: (email: string) => void }) {
  const t = useTranslations('signIn')
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { email: props.initial },
    reValidateMode: 'onSubmit',
  })
  const refuse = (problem: SignInProblem) =>
    form.setError('root', { message: t(`errors.${problem}`) })

  const send = form.handleSubmit(async ({ email: address }) => {
    const { error } = await authClient.emailOtp
      .sendVerificationOtp({ email: address, type: 'sign-in' })
      .catch(() => ({ error: {} }))
    if (error) refuse(signInProblem(error))
    else props.onSent(address)
  })

  const { errors, isSubmitting } = form.formState
  return (
    <Form onSubmit={send} noValidate className="flex flex-col gap-5">
      <Controller
        control={form.control}
        name="email"
        render={({ field, fieldState: { error } }) => (
          <TextField
            fullWidth
            isInvalid={Boolean(error)}
            validationBehavior="aria"
            type="email"
            name={field.name}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            autoComplete="email"
          >
            <Label>{t('email')}</Label>
            <Input ref={field.ref} inputMode="email" placeholder={t('emailPlaceholder')} />
            <FieldError>
              {t(`errors.${isWorded(error?.message) ? error.message : 'not-an-email'}`)}
            </FieldError>
          </TextField>
        )}
      />
      {errors.root && <Notice kind="problem">{errors.root.message}</Notice>}
      <Button type="submit" fullWidth isPending={isSubmitting}>
        {isSubmitting ? t('sending') : t('sendCode')}
      </Button>
    </Form>
  )
}
