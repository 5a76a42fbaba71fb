// Every bound of the wire and of documents, all in encoded bytes (one unit at every gate), and what happens at it.

/** One update from a client; above it the update is refused by message and the socket stays. */
export const maxUpdateBytes = 512 * 1024
/** One websocket message; above it the socket is closed with 1009, since our page never sends that. */
export const maxMessageBytes = 1024 * 1024
/** The state of one document; above it updates that add are refused, the document still opens, shrinks and exports. */
export const maxDocumentBytes = 8 * 1024 * 1024
/** One text: its words, marks and structure, without what was deleted (shared/schema/text-size.ts). Above it updates that
 *  make it larger are refused; what makes it smaller is taken. Some eighty printed pages, or a long line for a title; a text
 *  of that size still opens for writing within a second. */
export const maxTextBytes = 256 * 1024
export const maxTitleBytes = 4 * 1024
/** From this share of its limit on the page says at a text that it is nearly full. */
export const nearlyFullShare = 0.9
/** One collected run (a struct without content) in an update; an honest page that typed and deleted offline sends short ones. */
export const maxCollectedLength = 200_000
/** What applying one update may cost, in steps of about a third of a microsecond (server/sync/gate/work.ts); above it the
 *  update is refused. What a person writes in order costs next to nothing. */
export const maxApplySteps = 200_000
/** New structs of one update; above it the update is refused. A pasted table of eighty rows and columns has as many. */
export const maxNewStructs = 40_000
/** One awareness state; above it the state is dropped. */
export const maxAwarenessBytes = 2 * 1024
/** Messages of one connection in a second, sustained and at once; above it the connection is closed with 4529. */
export const maxMessagesPerSecond = 120
export const maxMessageBurst = 600
/** A message counts once for each so many bytes of it, begun ones included: the largest update as much as 257 keystrokes. */
export const bytesPerMessage = 2 * 1024
/** Asking for the state counts once more for each so many bytes of the answer. */
export const answerBytesPerMessage = 32 * 1024
/** An update that was taken counts once more for each so many steps that applying it took (see `maxApplySteps`). */
export const stepsPerMessage = 500
/** Of such work — steps of updates, and answers that were not made already — all connections of one person together get so much,
 *  in the same counts, sustained and at once. What is begun is done; nothing more is begun for whoever owes, who is closed with
 *  4529 and comes back. With two hundred sockets one account would else have two hundred times a connection's. */
export const maxWorkPerSecond = 120
export const maxWorkAtOnce = 600
/** All connections of one person together may say so many times what one of them may, else the one that says more is closed with
 *  4529: to look at a message is work, whatever comes of it. As many pages may return at once with hours of writing. */
export const connectionsWorthOfMessages = 4
/** Client ids named by one connection: its own and those of unsent work. */
export const maxClientIds = 16
/** New client ids that one person may bind, sustained and at once: a page names one when it opens a document. They are kept
 *  for the epoch; above this the connection is closed with 4529. */
export const newClientIdsPerSecond = 1
export const newClientIdsAtOnce = 300
/** Sockets of one person, of lists and documents together: twenty tabs with a list and nine documents each. One more is closed
 *  with 4530 and comes back when there is room. Keeps one account from taking the memory and the turns of all others. */
export const maxSocketsPerPerson = 200
/** Sockets without a session from one address (IPv6: from one half of it), each of which is being told so and closed. One
 *  more is cut off without a word. */
export const maxStrangersPerAddress = 100
/** Bytes waiting for a reader that does not read; above it the connection is closed with 4510. */
export const maxUnsentBytes = 2 * 1024 * 1024
/** After a session has run out its sockets wait this long for its person to sign in again, sending and taking nothing; then
 *  they are closed with 4401. */
export const signInAgainMs = 60_000
/** A word with which a page goes on over such a socket is good for this long after it was given. */
export const renewalTokenMs = 30_000
/** Nothing said for this long: the server says something, so that both ends know the line is alive. */
export const keepAliveIntervalMs = 15_000
/** Nothing heard for this long: the client takes the line for dead. */
export const silenceTimeoutMs = 30_000
/** Searches of one person, sustained and at once; above it the answer is 429. A page asks while its person types, and never for
 *  what it has not been answered yet. */
export const searchesPerSecond = 8
export const searchesAtOnce = 40
/** Questions about histories of one person, sustained and at once; above it the answer is 429. A state of a plan is some tens of
 *  milliseconds of work. Playing a drafting asks for one a step. */
export const historiesPerSecond = 5
export const historiesAtOnce = 40
/** Questions about the answers of rounds of one person, sustained and at once; above it the answer is 429. A page asks anew for each
 *  answer that somebody gives. */
export const roundsPerSecond = 5
export const roundsAtOnce = 40

/** Names given to versions by one person. Whoever names what was said in a meeting stays far below it. */
export const versionNamesPerSecond = 0.5
export const versionNamesAtOnce = 20
