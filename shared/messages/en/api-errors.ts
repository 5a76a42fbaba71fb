// What a request to the server can be answered with instead of what was asked for. No values in the sentences: the server
// sends them as they stand here.
const requests = {
  'api/not-signed-in':
    'You are not signed in, or your session has ended. Sign in to go on.',
  'api/other-person':
    'Somebody else is signed in now in this browser, so nothing was changed. Sign in again as the person whose page this is.',
  'api/support-team-only':
    'Only the EMPACT support team records this. Ask it to make the change.',
  'api/administrator-only':
    'Only an administrator of the workspace does this. Ask one of them.',
  'api/other-delegation':
    'You do not act for this delegation. Choose one of your own.',
  'api/speaks-for-delegation-only':
    'Only somebody who speaks for the delegation can say this for it. Ask one of its people.',
  'api/not-found':
    'There is nothing here, or it is not open to your delegation. Check the address, or go back to the list of plans.',
  'api/invalid-body':
    'Something in what was sent is missing or not allowed. Check the fields, and try again.',
  'api/too-large':
    'This is more than the server takes at once. Send it in smaller parts.',
  'api/not-storing':
    'The server cannot save anything at the moment, so this was not done. Reading works; try again in a minute.',
  'api/unexpected':
    'Something went wrong on the server. See whether your change is there and try again; if it happens again, tell the EMPACT support team.',
} as const

const search = {
  'search/empty': 'There is nothing to look for. Type a reference, a few words or a name.',
  'search/too-long': 'This is too long to look for. Leave the words that matter most.',
  'search/not-your-delegation': 'You do not act for this delegation any more. Reload the page, and choose another.',
  'history/too-often': 'That was a lot of history in a row. Wait a few seconds before the next step.',
  'search/too-often': 'That was many searches in a row. Wait a few seconds before the next one.',
} as const

const plans = {
  'cycle/not-found':
    'There is no such cycle. Go back to the list of goals, and choose one from there.',
  'goal/not-found':
    'There is no such goal in this cycle. Reload the page, and choose one that is there.',
  'goal/no-supervisor':
    'No supervisor is recorded for this goal, so there is none to end. Reload the page to see who is.',
  'plan/not-found':
    'There is no such plan, or it is not open to your delegation. Go back to the list of plans.',
  'plan/exists':
    'This area already has a plan for that period. Open that plan, or choose another area or period.',
  'plan/unknown-area':
    'This area is in no cycle. Choose one from the list.',
  'plan/not-a-period':
    'No plan period of this cycle begins on that day. Choose one of the periods offered.',
  'plan/predecessor-not-earlier':
    'A plan can follow only an earlier one. Choose a plan of an earlier period, or leave this empty.',
  'plan/not-named':
    'This delegation is not named for that role any more, so it cannot accept it. Reload the page to see who is.',
  'plan/driver-is-co-driver':
    'A delegation cannot be driver and co-driver of one plan. Take it out of one role first.',
  'loan/not-to-come':
    'This moment has passed. Choose one that is still to come.',
  'pen/too-long':
    'The pen is lent for at most 60 days at once. Choose an earlier moment; it can be lent again.',
  'pen/not-a-reader':
    'This delegation is not sent the plan, so it cannot write in it. Choose another, or let the driver release the plan to it first.',
  'pen/no-such-place':
    'This action or goal is not in the plan. Choose another.',
  'pen/asked-already':
    'Your delegation has asked for this already. The driver and the co-drivers see that it waits.',
  'pen/request-gone':
    'This request has been answered or withdrawn. Reload the page to see what waits.',
  'pen/not-found':
    'This pen has been given back or has run out. Reload the page to see what is lent.',
  'release/not-found':
    'No release to this delegation is running. Reload the page to see which are.',
  'release/not-outside':
    'A plan is released to third countries, international organisations and private partners. Everybody else is in its circle, or is added to it by the EMPACT support team.',
  'plan/predecessor-unknown':
    'There is no such earlier plan. Choose one from the list, or leave this empty.',
  'days/not-found':
    'There are no exact days here, or they are not open to your delegation. Go back to the plan.',
} as const

const digests = {
  'calendar/day-missing': 'This request has no deadline. Choose a day for it.',
  'digest/quiet-hours-equal': 'Quiet hours that begin and end at the same time are none. Choose two times, or switch quiet hours off.',
  'digest/no-kind': 'Nothing is chosen to be told of. Choose at least one kind, or switch the messages off.',
} as const

const people = {
  'people/not-your-delegation':
    'People of this delegation are not yours to see or to invite. Whoever speaks for it, or an administrator, can.',
  'people/not-your-function':
    'This function is given by an administrator of the workspace. Choose reads, drafts or speaks for the delegation.',
  'person/not-found':
    'This person is not yours to change, or is not here any more. Reload the page to see who is.',
  'person/exists':
    'Somebody with this e-mail address has an account already. Use another address, or let that person sign in.',
  'person/name-missing':
    'No name is given. Write your name as others are to see it.',
  'person/last-administrator':
    'This is the last administrator, without whom nobody could let people in. Make another one first.',
  'invitation/twice':
    'The same address, or the same function, stands there twice. Leave one out.',
  'invitation/too-many':
    'Too many of your invitations wait to be followed. Withdraw those that are not needed any more.',
  'invitation/too-often':
    'That were very many invitations and links for one hour, so no more were made. Wait some minutes, and go on with the rest.',
  'invitation/not-found':
    'This invitation was followed or withdrawn, or is not yours to change. Reload the page to see which wait.',
  'invitation/link-invalid':
    'This invitation was followed already, withdrawn, or is older than seven days. Ask whoever invited you for a new link.',
  'invitation/sign-in-first':
    'This address has an account here already. Sign in with it first, and then accept.',
  'invitation/other-person':
    'This invitation is for another address than the one you are signed in with. Sign in as the person whom it is for.',
  'first-start/link-invalid':
    'This link was used already or is no longer good. Start the server again: while nobody is administrator it prints a new one.',
} as const

const setUp = {
  'cycle/has-plans':
    'This cycle has plans already, whose periods stay as they are. Their length can be chosen only before the first plan is made.',
  'goal/title-missing':
    'A goal needs a title. Write one.',
} as const

const files = {
  'export/too-many':
    'Two files are being made for you already. Wait for them or cancel one, and try again.',
  'export/too-often':
    'You have asked for many files in the last minute. Wait a minute, and try again.',
  'export/failed':
    'The file could not be made. Try again; if it happens again, tell the EMPACT support team.',
  'export/too-large':
    'This plan is too large for a file of this kind. Take the Excel workbook or the data file (JSON).',
  'export/no-such-period':
    'There is no such plan period in this cycle. Reload the page, and choose one that is there.',
  'import/not-json':
    'This is no data file of a plan: it cannot be read as JSON. Choose the file that “Data (.json)” of another plan gave you.',
  'import/not-a-plan':
    'This is no data file of a plan. Choose the file that “Data (.json)” of another plan gave you.',
  'import/other-version':
    'This file was made by a newer version of the workspace. Ask whoever runs this one to update it.',
  'import/plan-too-large':
    'This file is larger than the data of a plan may be (4 MB). Check that it is the right one.',
  'import/too-deep':
    'This file has lists within lists beyond what a plan can hold. Check that it is the right one.',
  'import/field':
    'Something in this file is not what a plan can hold there, so nothing was imported. Put it right in the file, and try again.',
  'import/unknown-goal':
    'This file has a text for a goal that is not in this cycle, so nothing was imported. Choose a file of this cycle.',
  'file/id-twice':
    'Two entries in this file have the same id, so nothing was imported. Give each its own, and try again.',
} as const

const proposals = {
  'proposal/not-found':
    'This proposal is not there any more. Reload the page to see those that are.',
  'proposal/decided-already':
    'This proposal was decided already, or taken back. Reload the page to see by whom and why.',
  'proposal/not-allowed-there':
    'Nothing can be proposed at this place. Comment on it instead.',
  'proposal/no-such-place':
    'What this proposal is about is not in the plan any more. Decline it, or take it back.',
  'proposal/nothing-of-it':
    'This is what the plan says already, so nothing of the proposal would be taken in. Put something of it into the text, or decline it.',
  'proposal/changes-nothing':
    'This draft says what stood in the plan when it was begun. Change it, or put it aside.',
  'proposal/does-not-fit':
    'The plan has changed where this proposal would change it. Look at the three versions, and choose what is to stand there.',
  'proposal/no-room':
    'The proposals of your delegation take as much room in this plan as they may. Propose a smaller part of the text.',
  'proposal/sent-already':
    'This draft was sent before. What your delegation has written since is a draft of its own now: look at it, and send it too.',
  'proposal/too-many':
    'Your delegation has as many open proposals in this plan as it may have. Wait until some are decided, or take some back.',
  'proposal/needs-title':
    'A new action needs a title before it is sent. Give it one.',
  'proposal/goal-gone':
    'The goal that this action is proposed for is not in the plan any more. Decline it with a word, so that it can be sent again for another goal; of a draft, choose another goal.',
  'proposal/leader-not-allowed':
    'The delegation that is proposed as leader may not lead an action any more. Decline it with a word, so that it can be sent again with another leader; of a draft, choose another leader.',
  'proposal/co-leader-not-allowed':
    'One of the co-leaders may not help to lead an action any more. Choose another, or decline it with a word.',
  'proposal/participant-not-allowed':
    'One of the participants is not known here any more. Take it out, or decline it with a word.',
  'proposal/served-goal-gone':
    'One of the other goals served is not in the plan any more. Take it out, or decline it with a word.',
  'proposal/too-many-rows':
    'A new action has at most 40 rows of joint action days, of indicators and of funding. Keep those that matter most.',
  'proposal/brings-without-part':
    'Your delegation brings something and is not named in the action. Name it there, or empty what it brings.',
  'proposal/one-at-a-time':
    'What is to stand there instead is chosen for one proposal at a time. Decide them one after the other.',
} as const

const rounds = {
  'step/not-from-here':
    'The plan does not stand where this step begins. Reload the page to see what comes next.',
  'step/driver-only':
    'The driver takes this step. Ask whoever speaks for it; while the plan has no driver, the EMPACT support team takes it.',
  'step/speaks-only':
    'Whoever speaks for the driver takes this step. Ask one of them.',
  'step/recorder-only':
    'The EMPACT support team or the secretariat records what the body decided. Ask one of them.',
  'step/by-time':
    'This step is taken by itself when its day comes. Nobody has to do anything for it.',
  'step/to-fix':
    'Something in the plan is still to fix. Open the list of what is to fix, and take the step when it is empty.',
  'step/not-acknowledged':
    'There are undecided proposals or reserves that you have not seen yet. Look through the list, and confirm each.',
  'step/reason-needed':
    'This step needs a reason. Say why it is taken now.',
  'step/deadline-to-come':
    'The deadline has to be to come. Choose a later day or time.',
  'step/deadline-too-far':
    'The deadline is more than 200 days away. Choose an earlier day.',
  'step/none-announced':
    'No step is announced any more. Reload the page to see where the plan stands.',
  'step/amendment-changed':
    'The plan says something else than when it was adopted, so the amendment cannot be dropped. Bring back what was adopted, or go on with the amendment.',
  'round/too-often':
    'The answers were asked for very often in a row. They come again in a few seconds.',
  'round/not-later':
    'The new deadline has to be later than the present one, and to come.',
  'round/nobody-to-remind':
    'Every delegation that was asked has answered, so there is nobody to remind.',
  'round/not-due':
    'This delegation has answered, or was not asked, so there is nothing to remind it of.',
  'round/reminded-today':
    'A reminder of this round was sent within the last day. Wait until a day has passed.',
  'draft-position/changed-meanwhile':
    'A colleague has changed this note since you opened it. Look at what it says now, then save yours again or leave theirs.',
  'service/exists':
    'Your delegation has a service of this name already. Choose another name.',
  'service/not-found':
    'This service is not in the list of your delegation any more. Reload the page.',
  'service/too-many':
    'The list is full. Take out a service that you do not need, then add this one.',
  'answer/no-round':
    'This round is over, so no answer is taken any more. Comment on the plan instead.',
  'answer/not-asked':
    'This delegation was not asked in this round. The driver is not, and who came into the circle later is asked in the next.',
  'answer/not-open-to-you':
    'This answer is not one for this kind of delegation. Member States object or do not; others comment.',
  'answer/remarks-needed':
    'This answer says that there is something to say. Write it into the remarks.',
  'answer/no-reserves-with-it':
    'A reserve goes with the answer "reserve" or "scrutiny reserve" only. Choose one of them, or take the reserves out.',
  'answer/in-writing-needed':
    'An answer that is recorded for another delegation says how and when it came. Your own needs nothing of that.',
  'answer/answered-already':
    'This delegation has answered by itself, and its own word stands. Ask it to change it.',
  'answer/too-many':
    'This delegation has 200 answers in this round, and more are not taken. Its last one stands.',
  'answer/too-many-reserves':
    'A delegation may have 50 reserves standing in a plan. Lift some, or say with fewer what they stand on.',
  'answer/reserve-needs-place':
    'Say what the reserve stands on: the whole plan, an action, or one of its fields.',
  'answer/no-such-place':
    'What a reserve is to stand on is not in the plan. Reload the page, and choose the place again.',
  'version/name-missing': 'A version needs a name. Write how you want to find it again.',
  'version/no-such-state': 'The plan has no such state. Reload the page, and choose the version again.',
  'version/named-already': 'This state of the plan has a name already. Reload the page, and give it another one there.',
  'version/too-many': 'This plan has 200 versions with a name, and more are not kept. Give one of them another name.',
  'version/too-often': 'That were many names in a row. Wait a few seconds before the next one.',
  'version/not-found':
    'There is no such version of this plan. Reload the page to see those that there are.',
  'reserve/not-found':
    'This reserve is not there. Reload the page to see those that are.',
  'reserve/lifted-already':
    'This reserve was lifted already. Reload the page to see by whom.',
} as const

const signIn = {
  'origin/not-ours':
    'This request did not come from the workspace’s own address. Open the workspace at the address that you were given; if that is what you did, whoever runs it has to set PUBLIC_URL to it.',
  'sign-in/email-invalid': 'This is not an e-mail address. Write it like name@office.example.',
  'sign-in/password-missing': 'The password is missing. Type it, and try again.',
  'sign-in/wrong': 'E-mail and password do not belong together. Check both; if you never set a password, ask whoever runs the workspace for a link.',
  'sign-in/too-many': 'Too many attempts failed. Wait a little before the next one; the wait grows with every failure.',
  'sign-in/password-too-short': 'Choose a password of at least 12 characters. A few unrelated words are easy to remember and hard to guess.',
  'sign-in/password-too-long': 'This password is longer than the server takes. Choose one of at most 128 characters.',
  'sign-in/no-mail': 'This workspace sends no mail. Ask whoever invited you, or whoever runs the workspace, for a new link.',
  'sign-in/asked-often': 'A link was asked for with this address several times already. Look whether one has arrived, or wait before the next.',
  'sign-in/link-invalid': 'This link was used already, or has run out. Ask whoever invited you, or whoever runs the workspace, for a new one.',
  'sample/not-offered': 'Sample people are offered only on the machine on which the workspace runs. Sign in with e-mail and password.',
  'sample/unknown-person': 'There is no such sample person. Reload the page and choose again.',
} as const

export const apiErrors = { ...requests, ...search, ...plans, ...people, ...digests, ...setUp, ...files, ...proposals, ...rounds, ...signIn } as const
