// What the workspace writes in mail. Plain text; a blank line parts paragraphs.
export const inMail = {
  'mail/invitation-subject': 'Invitation to the EMPACT workspace',
  'mail/invitation': `{inviter} invites you to the EMPACT workspace, for: {delegations}.

Open this link to come in. It is for you alone, works once, and is good until {until}:

{link}

If you do not know {inviter}, or did not expect this, leave the link alone.`,
  'mail/password-given-subject': 'A new link for your password in the EMPACT workspace',
  'mail/password-given': `{giver} gives you a new link for your password in the EMPACT workspace.

Open it to choose a new password. It is for you alone, works once, and is good until {until}:

{link}

Your former password is good until you do.`,
  'mail/password-asked-subject': 'Your password in the EMPACT workspace',
  'mail/password-asked': `On the sign-in page of the EMPACT workspace somebody wrote your address and asked for a new password.

If it was you, open this link to choose one. It works once, and is good until {until}:

{link}

If it was not you, do nothing: your password stays as it is.`,
  'mail/foot': 'Sent by {address}. Nobody reads what is answered to this message.',
} as const
