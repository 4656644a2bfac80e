import type { sourceId } from './source-id.ts'

/** Other systems that report incidents, English. */
export const sourceEn: typeof sourceId = {
  register: 'Register a source',
  none: 'No sources yet. Register another system (a call centre, Bawaslu, the police) that will send reports of incidents; you get a token for it.',
  name: 'Name of the source',
  nameHint: 'Shown at each of its reports, for instance Call Centre 110',
  contact: 'Contact (optional)',
  contactHint: 'Whom to call when it sends what cannot be',
  reach: 'Where it reports',
  reads: 'May read',
  readsOwn: 'Its own reports',
  readsReach: 'All open incidents of its regions',
  words: 'What words mean',
  wordsWhy:
    'The words of that system and what they are called here. Any other word is taken as Other and kept in the note.',
  word: 'Word of the source',
  category: 'What it is here',
  addWord: 'Add a word',
  removeWord: 'Remove the word {{word}}',
  twice: 'This word is there already.',
  empty: 'Enter the word of the source.',
  reports: 'Reports',
  last: 'Last',
  never: 'Never yet',
  once: 'The token is shown only once. Set it up in that system before you close this.',
  token: 'Token',
  example: 'Example of a report',
  done: 'Set up, close',
  rotate: 'New token',
  revoke: 'Shut its door',
  reopen: 'Open again',
}
