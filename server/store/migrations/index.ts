// Every migration by name, in the order of the names. The server is bundled, so they are listed here and not read from
// a folder. A migration that was released is never changed: what is wrong in it is put right by the next.
import type { Migration } from 'kysely'
import { documentsAndLog } from './0001-documents-and-log.ts'
import { cyclesAndPlans } from './0002-cycles-and-plans.ts'
import { peopleAndSessions } from './0003-people-and-sessions.ts'
import { pensReleasesAndSteps } from './0004-pens-releases-and-steps.ts'
import { supervisors } from './0005-supervisors.ts'
import { invitations } from './0006-invitations.ts'
import { search } from './0007-search.ts'
import { rounds } from './0008-rounds.ts'
import { history } from './0009-history.ts'
import { inbox } from './0010-inbox.ts'
import { digests } from './0011-digests.ts'
import { draftPositions } from './0014-draft-positions.ts'
import { keptDossierHashes } from './0015-kept-dossier-hashes.ts'
import { namedVersions } from './0016-named-versions.ts'

export type Migrations = Readonly<Record<string, Migration>>

export const migrations: Migrations = {
  '0001-documents-and-log': documentsAndLog,
  '0002-cycles-and-plans': cyclesAndPlans,
  '0003-people-and-sessions': peopleAndSessions,
  '0004-pens-releases-and-steps': pensReleasesAndSteps,
  '0005-supervisors': supervisors,
  '0006-invitations': invitations,
  '0007-search': search,
  '0008-rounds': rounds,
  '0009-history': history,
  '0010-inbox': inbox,
  '0011-digests': digests,
  '0014-draft-positions': draftPositions,
  '0015-kept-dossier-hashes': keptDossierHashes,
  '0016-named-versions': namedVersions,
}
