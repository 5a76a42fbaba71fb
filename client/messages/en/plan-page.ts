// Everything that is said only where a plan is open, on its page or in a cell of the matrix. Loaded with that.
import { sentencesOfPlans } from '../../../shared/messages/index.ts'
import { access } from './access.ts'
import { plan } from './plan.ts'

export const planPage = { ...access, ...plan, ...sentencesOfPlans } as const
