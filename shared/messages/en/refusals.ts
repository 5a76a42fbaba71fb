// Why an edit was not taken, and what to do now. Keyed by the code of the refusal; no values, so that page, server and
// log of a session all say the same. What was refused is kept for its author; the page says so beside the sentence.
import type { MandateRefusal } from '../../mandates/mandates.ts'
import type { EligibilityRefusal } from '../../parties/eligibility.ts'

const mandates = {
  'mandate/not-in-circle':
    'Your delegation is not in the circle of this plan. The EMPACT support team can add it.',
  'mandate/reader':
    'Your function lets you read here, not write. Somebody who drafts for your delegation can make this change.',
  'mandate/not-your-delegation':
    'Only the delegation itself can write this, because nobody speaks for another. Ask one of its people.',
  'mandate/speaks-only':
    'Only whoever speaks for your delegation can say this. Ask one of them.',
  'mandate/drafters-only':
    'The driver and the co-drivers write this. Ask one of their people.',
  'mandate/action-writers-only':
    'The driver, the co-drivers and the accepted leaders of this action write it. Ask one of their people.',
  'mandate/may-not-add':
    'Member States and EU agencies add actions. Ask the driver to add this one.',
  'mandate/propose-as-yourself':
    'An action is proposed in the name of one’s own delegation. Reload the page, and add it again.',
  'mandate/may-not-join':
    'Your delegation cannot add itself or take itself out here. Ask the driver, or decline what you were asked.',
  'mandate/driver-only':
    'Only the driver can write this. Ask one of its people.',
  'mandate/leader-or-driver-only':
    'Only the leader of this action and the driver can write this. Ask one of their people.',
  'mandate/server-only':
    'This is a recorded fact and is not typed into the plan. The EMPACT support team can change it.',
  'mandate/status-closed':
    'The status that the plan has now closes this to you. The EMPACT support team can say when it opens.',
  'mandate/round-open':
    'A round of consultation is open, so the text stands still for everybody. Propose your change, or comment on it.',
  'mandate/no-round':
    'No round is open in this plan, so there is nothing to answer. The driver opens the next one.',
  'mandate/not-in-delivery':
    'How an action goes is written once its plan is adopted, and until it is closed.',
  'mandate/not-in-days':
    'Exact days are open to the driver, the co-drivers, the leaders of this action and those who have confirmed to take part. Ask the driver.',
  'mandate/days-writers-only':
    'The driver, the co-drivers and the leaders of this action fix its exact days. Ask one of their people.',
  'mandate/pen-not-for-oneself':
    'The pen lets you write in the name of whoever lent it, so it cannot name your own delegation. Add your delegation to the participants, or ask the driver.',
  'mandate/supervisor-only':
    'The delegation that supervises this goal writes its guidance note. Ask one of its people.',
  'mandate/no-supervisor':
    'Nobody writes the guidance note of this goal yet, since no supervisor is recorded. The EMPACT support team records one.',
  'cycle/closed':
    'This cycle is over, so its goals can only be read. Write in those of the present cycle.',
  'mandate/not-named':
    'Your delegation has no part in this action, so there is nothing of it to write here. It has one once it takes part, by itself while the plan is in drafting, or named by whoever writes the action.',
  'mandate/ask-as-yourself':
    'A delegation is asked in the name of one’s own. Reload the page, and name it again.',
  'mandate/admit-as-yourself':
    'A delegation is taken in or turned down in the name of one’s own. Reload the page, and do it again.',
  'mandate/answer-yourself':
    'An answer in writing is recorded for another delegation, in the name of one’s own. Your own delegation answers for itself.',
  'mandate/comment-as-yourself':
    'A comment is made in the name of one’s own delegation. Reload the page, and write it again.',
  'mandate/not-your-comment':
    'Only the delegation that made a comment changes or withdraws it. Reply to it instead.',
  'mandate/not-your-own-comment':
    'Only the colleague who wrote a comment changes or withdraws it, and reacts for nobody else. Reply to it instead.',
  'mandate/resolvers-only':
    'Whoever began these comments, the driver, the co-drivers and the leader of the action close them. Ask one of their people.',
  'mandate/no-such-place':
    'The place that this comment is about is not in the plan. Reload the page, and comment where it stands now.',
  'mandate/answered-already':
    'The delegation has answered this itself, and its own word stands. Ask one of its people to change it.',
  'mandate/request-gone':
    'The delegation is not asked for this any more, so no answer of it can be recorded. Name it again first.',
  'plan/archived':
    'This plan is archived and can only be read. The EMPACT support team can bring it back.',
} as const satisfies Record<MandateRefusal['code'], string>

const values = {
  'value/not-allowed':
    'This field cannot hold that value. Choose one that it offers.',
  'value/required':
    'This cannot be left empty. Choose another value instead of clearing it.',
  'dates/whole-quarters-only':
    'Joint action days and cyber patrols are planned in whole quarters, so that no plan gives their exact days away. Start on the first day of a quarter and end on the last.',
  'marking/out-of-scope':
    'This workspace holds information up to LIMITE. Anything marked RESTREINT UE or above belongs on a system that is cleared for it.',
  'circle/may-not-be-added':
    'A third country, an international organisation or a private partner cannot be added to the circle. Add networks and bodies only.',
} as const

const roles = {
  'party/unknown':
    'This delegation is not in the list. Choose one from the list, or ask the EMPACT support team to add it.',
  'role/driver-member-state-only':
    'Only a Member State can be driver. Choose a Member State; others can take part in actions.',
  'role/co-driver-member-state-or-agency':
    'Only a Member State or an EU agency can be co-driver. Choose one of them; others can take part in actions.',
  'role/co-driver-not-this-body':
    'OLAF and the European Public Prosecutor’s Office are no EU agencies, so they cannot be co-driver. They can lead actions and take part in them.',
  'role/leader-not-this-kind':
    'A private partner or non-governmental organisation cannot lead an action. It can take part as participant.',
  'role/leader-commission-only':
    'Of the EU institutions only the Commission can lead an action. This one can take part as participant.',
  'role/supervisor-not-this-kind':
    'Only a Member State, an EU agency or body, or the Commission can supervise a goal. Choose one of them.',
} as const satisfies Record<EligibilityRefusal['code'], string>

const structure = {
  'structure/unknown-field':
    'A plan has no such field. Reload the page, and make the change again.',
  'structure/unknown-root':
    'A plan has no such part. Reload the page, and make the change again.',
  'structure/may-not-be-deleted':
    'Others may have written in this, so it cannot be deleted. Remove it instead: then it can be brought back.',
  'structure/entry-exists':
    'This was already there when your change arrived. Add a new one instead.',
  'structure/entry-incomplete':
    'What was added lacked something that it needs. Reload the page, and add it again.',
  'structure/not-in-text':
    'This text cannot hold content of that kind. Use headings, lists, bold, links and tables, or paste it as plain text.',
} as const

const delivery = {
  'client-id/not-yours':
    'This change was sent under the mark of another person’s page. Reload the page, and make the change again.',
  'client-id/not-named':
    'This change came from a page that the server does not know. Reload the page; what was not saved is kept on this device.',
  'client-id/finished':
    'An earlier change of this page was not taken, so what followed it could not be taken either. Look through what is kept, and apply it again.',
  'update/malformed':
    'The server could not read this change. Reload the page, and make the change again.',
  'update/gap':
    'Something that this change builds on never arrived. Reload the page; what was not saved is sent again.',
  'update/collected-too-long':
    'This change stands for more deleted text than the server takes at once. Reload the page, and make the change in smaller steps.',
  'update/too-large':
    'This is more than the server takes at once. Write or paste it in smaller parts.',
  'text/full':
    'This text has reached its largest size, so nothing can be added to it. Shorten it, or write the rest in another text.',
  'document/full':
    'This plan has reached its largest size, so nothing can be added. Shorten it, or ask the EMPACT support team.',
  'store/not-writable':
    'The server cannot save at the moment. What you write is kept on this device and sent as soon as it can.',
  'protocol/malformed':
    'The server could not read what this page sent. Reload the page; what was not saved is kept on this device.',
} as const

export const refusals = { ...mandates, ...values, ...roles, ...structure, ...delivery } as const
