// The day it is where the person is, as documents and the API write days.
import { IsoDay } from '../../shared/schema/values.ts'

export const today = (): IsoDay => IsoDay.parse(new Date().toISOString().slice(0, 10))
