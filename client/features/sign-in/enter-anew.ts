// Goes to a page as whoever has just come in by a link. Loaded anew, so that nothing of whoever was signed in before in
// this browser is left, and without the link's token in the history.
export const enterAnew = (place = '/'): void => location.replace(place)
