// Characters that XML cannot hold: a file with one of them does not open at all. A document lets some of them in.

// oxlint-disable-next-line no-control-regex
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

export const xmlText = (text: string): string => text.replace(notInXml, '\ufffd')
