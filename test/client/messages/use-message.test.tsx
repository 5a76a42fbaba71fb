// What a component says: sentences without a place for a value are the most, and cost nothing to say.
import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'react-intl'
import { expect, test } from 'vitest'
import type { MessageId } from '../../../client/messages/en/index.ts'
import { Message, useMessage, type MessageValues } from '../../../client/messages/use-message.tsx'

const id = 'said' as MessageId
function Said({ values }: { readonly values?: MessageValues }) {
  return <>{useMessage()(id, values)}</>
}
const saying = (sentence: string, values?: MessageValues): string[] => {
  const errors: Error[] = []
  const given = values === undefined ? {} : { values }
  const html = renderToStaticMarkup(
    <IntlProvider locale="en-GB" messages={{ [id]: sentence }} onError={error => errors.push(error)}>
      <Said {...given} />|<Message id={id} {...given} />
    </IntlProvider>,
  )
  expect(errors).toEqual([])
  return html.split('|')
}

test('a sentence without a place for a value is said as it stands, and no parser is asked', () => {
  // A parser would make one apostrophe of two.
  expect(saying('Taken as it \'\'stands')).toEqual(['Taken as it &#x27;&#x27;stands', 'Taken as it &#x27;&#x27;stands'])
  expect(saying('Nothing in it', { count: 3 })).toEqual(['Nothing in it', 'Nothing in it'])
})

test('a sentence with a place for a value is said with the value', () => {
  expect(saying('{count, plural, one {# change} other {# changes}}', { count: 1 })).toEqual(['1 change', '1 change'])
})
