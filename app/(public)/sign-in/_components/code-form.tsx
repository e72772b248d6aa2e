'use client'

import { Button } from '@heroui/react/button'
import { Description } from '@heroui/react/description'
import { FieldError } from '@heroui/react/field-error'
import { Input } from '@heroui/react/input'
import { Label } from '@heroui/react/label'
import { TextField } from '@heroui/react/textfield'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { Form } from '@/app/_components/form'
import { Notice } from '@/app/_components/notice'
import { authClient } from '@/app/_lib/auth-client'
import { type SignInProblem, signInProblem } from '@/app/_lib/sign-in-problem'
import { useCountdown } from '@/app/_lib/use-countdown'

const LENGTH = 6
const SECONDS_BETWEEN_CODES = 30

/** Only the digits of what was typed or pasted, such as "123 456" or a whole line of the mail. */
const digitsOf = (typed: string) => typed.replace(/\D/g, '').slice(0, LENGTH)

/** Asks for the code sent to `email`. A wrong one stays in the field, with what is wrong beside it. */
export function CodeForm(props: {
  email: string
  onChangeAddress: () => void
  onSignedIn: () => void
}) {
  const t = useTranslations('signIn')
  const field = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<SignInProblem>()
  const [busy, setBusy] = useState(false)
  const [resent, setResent] = useState(false)
  const [secondsLeft, restart] = useCountdown(SECONDS_BETWEEN_CODES)

  const refuse = (found: SignInProblem) => {
    setProblem(found)
    setBusy(false)
    field.current?.focus()
  }

  const verify = async (otp: string) => {
    if (otp.length < LENGTH) return refuse('codeIncomplete')
    setBusy(true)
    setResent(false)
    const { error } = await authClient.signIn
      .emailOtp({ email: props.email, otp })
      .catch(() => ({ error: {} }))
    if (error) refuse(signInProblem(error))
    else props.onSignedIn()
  }

  const type = (typed: string) => {
    const digits = digitsOf(typed)
    setCode(digits)
    setProblem(undefined)
    // The sixth digit is the decision; no second one is needed.
    if (digits.length === LENGTH && digits !== code) void verify(digits)
  }

  const resend = async () => {
    restart()
    setProblem(undefined)
    const { error } = await authClient.emailOtp
      .sendVerificationOtp({ email: props.email, type: 'sign-in' })
      .catch(() => ({ error: {} }))
    if (error) return refuse(signInProblem(error))
    setResent(true)
    setCode('')
    field.current?.focus()
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) void verify(code)
  }

  return (
    <Form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <p>
        {t('codeSentTo')} <strong className="wrap-anywhere">{props.email}</strong>
      </p>
      <TextField
        fullWidth
        autoFocus
        isInvalid={Boolean(problem)}
        validationBehavior="aria"
        value={code}
        onChange={type}
        autoComplete="one-time-code"
        name="code"
      >
        <Label>{t('code')}</Label>
        <Input
          ref={field}
          inputMode="numeric"
          className="font-mono text-2xl tracking-[0.4em]"
          spellCheck="false"
        />
        <Description>{t('codeHelp')}</Description>
        <FieldError>{problem && t(`errors.${problem}`)}</FieldError>
      </TextField>
      {resent && <Notice kind="done">{t('resent')}</Notice>}
      <Button type="submit" fullWidth isPending={busy}>
        {busy ? t('verifying') : t('verify')}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button variant="ghost" onPress={resend} isDisabled={secondsLeft > 0}>
          {secondsLeft > 0 ? t('resendIn', { seconds: secondsLeft }) : t('resend')}
        </Button>
        <Button variant="ghost" onPress={props.onChangeAddress}>
          {t('changeAddress')}
        </Button>
      </div>
    </Form>
  )
}
