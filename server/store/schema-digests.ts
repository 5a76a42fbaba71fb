// The tables of what a person is told by mail.
import type { PersonId } from '../../shared/ids.ts'

export type DigestTables = {
  /** One row for each person who ever chose something; without one it is off. */
  digest_settings: {
    person: PersonId
    rhythm: string
    /** JSON of a list of `DigestKind`. */
    kinds: string
    /** What clocks in Brussels show, `20:00`; both null where there are no quiet hours. */
    quiet_from: string | null
    quiet_to: string | null
    /** The day in Brussels whose daily digest is done with: sent, or there was nothing to say. */
    daily_on: string | null
    /** Since when there has been something to say that is still being gathered. */
    gathering_since: string | null
    /** The mail server refused the last one: it is not tried again before. */
    not_before: string | null
  }
  /** What a person was told, by the keys of server/digest/news.ts. Nothing is told twice. */
  digest_told: { person: PersonId; item: string; told_at: string }
  /** One for each digest: its link switches digests off and does nothing else. Known here only by the hash of its token. */
  digest_links: { token_hash: string; person: PersonId; made_at: string }
}
