// Why signing in did not work, as a sentence: the server's own, or ours when it could not say one.
import { useCallback } from 'react'
import type { ApiFailure } from '../api.ts'
import { useMessage } from '../messages/use-message.tsx'

export function useSignInProblem(): (failure: ApiFailure) => string {
  const t = useMessage()
  return useCallback((failure) => {
    if (failure.code === 'api/unreachable') return t('sign-in.unreachable')
    return failure.message === '' ? t('sign-in.failed') : failure.message
  }, [t])
}
