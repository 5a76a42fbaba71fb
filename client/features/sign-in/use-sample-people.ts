// The people of a sample workspace; none where it is not offered, or while the server has not answered.
import { useEffect, useState } from 'react'
import type { SamplePeopleAnswer } from '../../../shared/api/identity.ts'
import { identityApi } from '../../api.ts'
import { keepAsking } from '../../keep-asking.ts'

export type SamplePerson = SamplePeopleAnswer['people'][number]

export function useSamplePeople(): readonly SamplePerson[] {
  const [people, setPeople] = useState<readonly SamplePerson[]>([])
  // The page may stand there without a connection, after signing out on this device only.
  useEffect(() => keepAsking(async () => {
    const answer = await identityApi.samplePeople()
    return answer.ok ? answer.value.people : null
  }, setPeople), [])
  return people
}
