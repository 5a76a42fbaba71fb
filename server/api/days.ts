// Routes of exact days. Whatever is not there, and whatever is not theirs, is answered alike, byte for byte.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { CalendarAnswer, DaysAddress, DaysAnswer } from '../../shared/api/days.ts'
import type { Days, DaysError } from '../days/days.ts'
import { addressOf, failure } from './answers.ts'
import type { SignedInVariables } from './signed-in.ts'

export function daysRoutes(days: Days) {
  return new Hono<SignedInVariables>().post('/:plan/days/:action', addressOf(DaysAddress, 'days/not-found'), async context => {
    const opened = await days.open(context.get('session'), context.req.valid('param'))
    return opened.ok ? context.json(DaysAnswer.parse(opened.value)) : failed(context, opened.error)
  })
}

export function calendarRoutes(days: Days) {
  return new Hono<SignedInVariables>().get('/', async context => {
    const calendar = await days.calendar(context.get('session'))
    context.header('cache-control', 'no-store')
    if (!calendar.ok) return failed(context, calendar.error)
    return context.json(CalendarAnswer.parse(calendar.value))
  })
}

const failed = (context: Context, { code }: DaysError) => failure(context, code === 'days/not-found' ? 404 : 503, code)
