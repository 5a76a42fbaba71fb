// Rules that turn work away, as the support team reads of them: each ends the sentence "Changes of Italy were not taken, because …".
// The sentence for the author of the work, who can do something else about it, is in shared/messages.
import type { refusals } from '../../../shared/messages/en/refusals.ts'

/** What pages of ours meet; the others are not told (server/live/repeated-refusals.ts). */
type Met = Exclude<keyof typeof refusals, `structure/${string}` | `client-id/${string}` | 'update/malformed' | 'update/gap' | 'update/collected-too-long' | `protocol/${string}` | `store/${string}` | 'cycle/closed' | `mandate/${'supervisor-only' | 'no-supervisor' | 'not-in-days' | 'days-writers-only'}` | 'role/supervisor-not-this-kind'>

export const refusalRules = {
  'refusal-rule/mandate/not-in-circle': 'it is not in the circle of the plan',
  'refusal-rule/mandate/reader': 'their authors have a function that reads and does not write',
  'refusal-rule/mandate/not-your-delegation': 'they were in the name of another delegation, which alone writes that',
  'refusal-rule/mandate/speaks-only': 'only whoever speaks for a delegation says that',
  'refusal-rule/mandate/drafters-only': 'only the driver, the co-drivers and whoever has the pen write there',
  'refusal-rule/mandate/action-writers-only': 'only the driver, the co-drivers, the leaders of the action and whoever has the pen write there',
  'refusal-rule/mandate/may-not-add': 'only Member States and EU agencies add actions',
  'refusal-rule/mandate/propose-as-yourself': 'actions are proposed in the name of one’s own delegation only',
  'refusal-rule/mandate/may-not-join': 'it cannot add itself or take itself out there',
  'refusal-rule/mandate/driver-only': 'only the driver writes there',
  'refusal-rule/mandate/leader-or-driver-only': 'only the leader of the action and the driver write there',
  'refusal-rule/mandate/server-only': 'that is recorded by the support team and not typed into the plan',
  'refusal-rule/mandate/status-closed': 'the status of the plan closes that for writing',
  'refusal-rule/mandate/not-in-delivery': 'the plan is not in delivery',
  'refusal-rule/mandate/pen-not-for-oneself': 'with the pen nobody names their own delegation',
  'refusal-rule/mandate/not-named': 'it has no part in the action',
  'refusal-rule/mandate/ask-as-yourself': 'delegations are asked in the name of one’s own only',
  'refusal-rule/mandate/admit-as-yourself': 'delegations are taken in and turned down in the name of one’s own only',
  'refusal-rule/mandate/answer-yourself': 'an answer in writing is recorded for another delegation only',
  'refusal-rule/mandate/comment-as-yourself': 'comments are made in the name of one’s own delegation only',
  'refusal-rule/mandate/not-your-comment': 'only the delegation that made a comment changes it',
  'refusal-rule/mandate/resolvers-only': 'only whoever began the comments and whoever writes there closes them',
  'refusal-rule/mandate/no-such-place': 'the place that a comment is about is not in the plan',
  'refusal-rule/mandate/answered-already': 'the other delegation has answered itself',
  'refusal-rule/mandate/request-gone': 'the delegation that they were about is not asked any more',
  'refusal-rule/plan/archived': 'the plan is archived',
  'refusal-rule/value/not-allowed': 'the field cannot hold such a value',
  'refusal-rule/value/required': 'the field cannot be left empty',
  'refusal-rule/dates/whole-quarters-only': 'joint action days and cyber patrols are planned in whole quarters',
  'refusal-rule/marking/out-of-scope': 'the workspace holds information up to LIMITE only',
  'refusal-rule/circle/may-not-be-added': 'such a delegation cannot be added to the circle',
  'refusal-rule/party/unknown': 'a delegation that they name is not in the list',
  'refusal-rule/role/driver-member-state-only': 'only a Member State can be driver',
  'refusal-rule/role/co-driver-member-state-or-agency': 'only a Member State or an EU agency can be co-driver',
  'refusal-rule/role/co-driver-not-this-body': 'OLAF and the European Public Prosecutor’s Office cannot be co-driver',
  'refusal-rule/role/leader-not-this-kind': 'a private partner or non-governmental organisation cannot lead an action',
  'refusal-rule/role/leader-commission-only': 'of the EU institutions only the Commission can lead an action',
  'refusal-rule/update/too-large': 'they were larger than the server takes at once',
  'refusal-rule/text/full': 'the text has reached its largest size',
  'refusal-rule/document/full': 'the plan has reached its largest size',
} as const satisfies Readonly<Record<`refusal-rule/${Met}`, string>>
