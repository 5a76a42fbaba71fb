// What one delegation proposed, to be decided where its answer is read; it comes when a delegation is opened.
import { lazily } from '../../../shell/lazily.tsx'

export const ProposalsOfDelegation = lazily(async () => (await import('./proposals-of-delegation.tsx')).default)
