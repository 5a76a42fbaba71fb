// What each step is given, and where it is.
import type { SetUpAnswer } from '../../../shared/api/set-up.ts'
import type { ChosenPeriod } from '../plans/index.ts'
import type { Step } from './missing.ts'

export interface StepProps {
  readonly chosen: ChosenPeriod
  readonly soFar: SetUpAnswer
  /** After something was changed: asks anew what there is. */
  readonly onChanged: () => Promise<void>
}

export const hrefOf = (step: Step, { period }: ChosenPeriod): string => `/set-up?${new URLSearchParams({ step, period: period.start })}`
