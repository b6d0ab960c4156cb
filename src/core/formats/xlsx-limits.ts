/** Excel's own limit, in UTF-16 units. */
export const longestCell = 32_767
export const mostRows = 1_048_576
/** What a text that was cut ends with. */
export const cutNote = ' […]'
