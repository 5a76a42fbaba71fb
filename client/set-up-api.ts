// What of a workspace is set up, and what an administrator decides about it, over the API.
import type { z } from 'zod'
import { CycleChangedAnswer, SetUpAnswer } from '../shared/api/set-up.ts'
import type { GoalsBody } from '../shared/api/set-up.ts'
import { answerOf, api } from './api.ts'

const routes = api['set-up']

export const setUpApi = {
  soFar: () => answerOf(routes.$get(), SetUpAnswer),
  setPeriod: (cycle: string, years: number) => answerOf(routes[':cycle'].period.$put({ param: { cycle }, json: { years } }), CycleChangedAnswer),
  setGoals: (cycle: string, json: z.input<typeof GoalsBody>) => answerOf(routes[':cycle'].goals.$put({ param: { cycle }, json }), CycleChangedAnswer),
}
