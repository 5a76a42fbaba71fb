// Whether the browser fills the margins of a printed page, in which title, marking and page number stand: Chromium does since
// 131. Others print them once, above everything: what is fixed to the page would lie over its text.

export const fillsMargins = (): boolean => 'CSSMarginRule' in window
