// The people of a sample workspace; none where it is not offered, or while the server has not answered.
import { useEffect, useState } from 'react'
import type { SamplePeopleAnswer } from '../../../shared/api/identity.ts'
import { identityApi } from '../../api.ts'

export type SamplePerson = SamplePeopleAnswer['people'][number]

export function useSamplePeople(): readonly SamplePerson[] {
  const [people, setPeople] = useState<readonly SamplePerson[]>([])
  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      const answer = await identityApi.samplePeople()
      if (isWanted && answer.ok) setPeople(answer.value.people)
    }
    void ask()
    return () => {
      isWanted = false
    }
  }, [])
  return people
}
