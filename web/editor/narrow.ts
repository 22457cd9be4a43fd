/** On a phone, where the columns of the source need all the room. */
export const NARROW = '@media (max-width: 560px)';
